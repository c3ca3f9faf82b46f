import { asCaller } from '@/wire/actingAs'

/** Addresses of one hearing's evidence; those that the browser fetches by itself say for whom. */
export function evidenceRoutes(hearingId: string) {
  const at = `/api/hearings/${hearingId}/evidence`
  const file = (exhibit: string, id: string): string => `${at}/exhibits/${exhibit}/files/${id}`
  return {
    list: `${at}/list`, order: `${at}/order`, exchange: `${at}/exchange`, limit: `${at}/limit`, uploads: `${at}/uploads`,
    exhibit: (exhibit: string): string => `${at}/exhibits/${exhibit}`,
    late: (exhibit: string): string => `${at}/exhibits/${exhibit}/late`,
    upload: (upload: string): string => `${at}/uploads/${upload}`,
    original: (exhibit: string, id: string): string => asCaller(file(exhibit, id)),
    page: (exhibit: string, id: string, page: number): string => asCaller(`${file(exhibit, id)}/pages/${String(page)}`),
    thumbnail: (exhibit: string, id: string, page: number): string => asCaller(`${file(exhibit, id)}/thumbnails/${String(page)}`),
    media: (exhibit: string, id: string): string => asCaller(`${file(exhibit, id)}/media`),
  }
}

export type EvidenceRoutes = ReturnType<typeof evidenceRoutes>
