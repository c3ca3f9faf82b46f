/** So many readings in a row; with 2 s between them longer than a browser takes to notice that a path is gone. */
const patience = 3
const longestPatience = 24

/**
 * Tells a connection that is up and hears nothing: the gateway reports at least once a second on what it receives (RFC 3550 §6.2), so where
 * no byte comes its reports go astray. Then nobody who lost a picture can ask for a whole one, and the picture stands still for good.
 * Where a new connection is no better, it is given twice as long, so that a voice that does arrive is not cut up.
 */
export class FeedbackWatch {
  private last: number | null = null
  private same = 0
  private enough = patience

  /** @param bytesReceived Over all the connection's paths; null where the browser does not count them. True when the connection is deaf. */
  read(bytesReceived: number | null): boolean {
    const { last } = this
    this.last = bytesReceived
    this.same = bytesReceived !== null && bytesReceived === last ? this.same + 1 : 0
    if (bytesReceived !== null && last !== null && bytesReceived > last) this.enough = patience
    if (this.same < this.enough) return false
    this.enough = Math.min(this.enough * 2, longestPatience)
    this.reset()
    return true
  }

  /** The connection has a path anew. */
  reset(): void {
    this.last = null
    this.same = 0
  }
}
