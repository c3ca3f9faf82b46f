import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr'
import { asCaller } from './actingAs'

/** The few things asked of a SignalR connection; tests give their own. */
export interface HubPort {
  start(): Promise<void>
  stop(): Promise<void>
  invoke(method: string, ...args: unknown[]): Promise<unknown>
  on(message: string, handler: (payload: unknown) => void): void
  onClosed(handler: () => void): void
}

/** A cut mobile connection sends no FIN, so silence is judged by these limits; the server beats every 2 s. */
const silenceLimitMs = 7_000

export function signalrPort(url = asCaller('/hub/courtroom')): HubPort {
  const connection = new HubConnectionBuilder()
    .withUrl(url, { transport: HttpTransportType.WebSockets | HttpTransportType.LongPolling })
    .withServerTimeout(silenceLimitMs)
    .withKeepAliveInterval(3_000)
    .configureLogging(LogLevel.None)
    .build()
  return {
    start: () => connection.start(),
    stop: () => connection.stop(),
    invoke: (method, ...args) => connection.invoke<unknown>(method, ...args),
    on: (message, handler) => { connection.on(message, (payload: unknown) => { handler(payload) }) },
    onClosed: handler => { connection.onclose(() => { handler() }) },
  }
}
