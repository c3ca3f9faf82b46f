import { codeOf, http, Refusal } from '@/wire/http'
import type { EvidenceRoutes } from './evidenceRoutes'
import type { Upload } from './evidenceTypes'

export interface Sending {
  file: File
  routes: EvidenceRoutes
  upload: Upload
  signal: AbortSignal
  progress(received: number): void
  /** The line is gone; tried again without end, until the person stops it. */
  waiting(waits: boolean): void
}

const leastPart = 64 * 1024
const largestPart = 4 * 1024 * 1024
const quickMs = 1_500
const slowMs = 8_000
const waitsMs = [500, 1_000, 2_000, 5_000]
/** Larger ones are too much for a phone to hash in one piece. */
const largestHashed = 64 * 1024 * 1024

/** Brings a file whole, part by part from where it is, whatever the line does. Gives the exhibit's id. */
export async function sendFile(sending: Sending): Promise<string> {
  const { file, routes, upload, signal } = sending
  let received = upload.received
  let size = 256 * 1024
  let failures = 0
  while (received < file.size) {
    const began = performance.now()
    try {
      const content = file.slice(received, Math.min(received + size, file.size))
      received = (await http.put<Upload>(routes.upload(upload.uploadId), { content, from: received, total: file.size }, signal)).received
      size = nextPart(size, performance.now() - began)
      failures = 0
      sending.waiting(false)
    } catch (error) {
      received = await afterFailure(sending, error, received, failures++)
      size = leastPart
    }
    sending.progress(received)
  }
  const sha256 = await hashOf(file)
  return (await http.post<{ exhibitId: string }>(`${routes.upload(upload.uploadId)}/finish`, { sha256 })).exhibitId
}

/** So large that a part takes a second or two: small enough to lose little, large enough to be quick. */
export function nextPart(size: number, tookMs: number): number {
  if (tookMs < quickMs) return Math.min(size * 2, largestPart)
  return tookMs > slowMs ? Math.max(size / 2, leastPart) : size
}

async function afterFailure(sending: Sending, error: unknown, received: number, failures: number): Promise<number> {
  if (sending.signal.aborted) throw error
  // The server has another count than we do, since an answer was lost: it is right.
  if (error instanceof Refusal && error.code === 'evidence.upload-elsewhere') return Number(error.args.received ?? received)
  if (error instanceof Refusal && error.code !== 'evidence.upload-busy' && error.status < 500) throw error
  sending.waiting(true)
  await new Promise(resolve => { setTimeout(resolve, waitsMs[Math.min(failures, waitsMs.length - 1)]) })
  try {
    return (await http.get<Upload>(sending.routes.upload(sending.upload.uploadId), sending.signal)).received
  } catch (again) {
    if (codeOf(again) === 'evidence.upload-unknown') throw again
    return received
  }
}

async function hashOf(file: File): Promise<string | null> {
  if (file.size > largestHashed || !globalThis.isSecureContext) return null
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
  return [...hash].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
