import { onScopeDispose, reactive, ref } from 'vue'
import { http } from '@/wire/http'
import type { EvidenceRoutes } from './evidenceRoutes'
import type { Upload } from './evidenceTypes'
import { sendFile } from './sendFile'

/** A file on its way, as the page shows it. */
export interface OnItsWay { key: number; name: string; bytes: number; received: number; state: 'queued' | 'sending' | 'waiting' | 'failed'; problem: unknown }

const atATime = 2

/** Files that are sent, two at a time; one that was begun before goes on where it was when the same file is chosen again. */
export function useUploads(routes: EvidenceRoutes, filed: () => void) {
  const list = reactive<OnItsWay[]>([])
  const unfinished = ref<Upload[]>([])
  const work = new Map<number, { file: File; exhibit: string | null; stop: AbortController }>()
  let begun: Promise<unknown> = Promise.resolve()
  let keys = 0
  let running = 0

  async function loadUnfinished(): Promise<void> {
    const own = await http.get<Upload[]>(routes.uploads).catch(() => [])
    unfinished.value = own.filter(one => !list.some(here => here.name === one.name && here.bytes === one.bytes))
  }

  function add(files: readonly File[], exhibit: string | null = null): void {
    for (const file of files) {
      const key = ++keys
      work.set(key, { file, exhibit, stop: new AbortController() })
      list.push({ key, name: file.name, bytes: file.size, received: 0, state: 'queued', problem: null })
    }
    next()
  }

  function next(): void {
    while (running < atATime) {
      const waiting = list.find(one => one.state === 'queued')
      if (waiting === undefined) return
      running++
      waiting.state = 'sending'
      void one(waiting).finally(() => { running--; next() })
    }
  }

  /** One after the other, as they were chosen: the list keeps that order, whichever arrives first. */
  function begin(file: File, exhibitId: string | null): Promise<Upload> {
    const upload = begun.then(() => http.post<Upload>(routes.uploads, { name: file.name, bytes: file.size, exhibitId }))
    begun = upload.catch(() => undefined)
    return upload
  }

  async function one(shown: OnItsWay): Promise<void> {
    const job = work.get(shown.key)
    if (job === undefined) return
    try {
      const before = unfinished.value.find(known => known.name === job.file.name && known.bytes === job.file.size && known.exhibitId === job.exhibit)
      unfinished.value = unfinished.value.filter(known => known !== before)
      const upload = before ?? await begin(job.file, job.exhibit)
      shown.received = upload.received
      await sendFile({
        file: job.file, routes, upload, signal: job.stop.signal,
        progress: received => { shown.received = received }, waiting: waits => { shown.state = waits ? 'waiting' : 'sending' },
      })
      remove(shown.key)
      filed()
    } catch (error) {
      if (job.stop.signal.aborted) return
      shown.state = 'failed'
      shown.problem = error
    }
  }

  function again(key: number): void {
    const shown = list.find(one => one.key === key)
    if (shown === undefined) return
    shown.state = 'queued'
    shown.problem = null
    void loadUnfinished().then(next)
  }

  /** What is here already is thrown away, too. */
  async function stop(key: number): Promise<void> {
    work.get(key)?.stop.abort()
    remove(key)
    await loadUnfinished()
  }

  async function forget(upload: Upload): Promise<void> {
    await http.delete(routes.upload(upload.uploadId)).catch(() => undefined)
    await loadUnfinished()
  }

  function remove(key: number): void {
    work.delete(key)
    const at = list.findIndex(one => one.key === key)
    if (at >= 0) list.splice(at, 1)
  }

  // Leaving in the midst of it: the browser asks, and what is here stays here.
  const leaving = (event: BeforeUnloadEvent): void => { if (list.some(one => one.state !== 'failed')) event.preventDefault() }
  addEventListener('beforeunload', leaving)
  onScopeDispose(() => {
    removeEventListener('beforeunload', leaving)
    for (const job of work.values()) job.stop.abort()
  })
  void loadUnfinished()
  return { list, unfinished, add, again, stop, forget }
}

export type Uploads = ReturnType<typeof useUploads>
