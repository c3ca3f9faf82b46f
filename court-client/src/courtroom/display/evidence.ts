import { http } from '../../wire/http'
import type { PageOnDisplay } from '../../wire/hubMessages'
import type { EvidenceFile, Exhibit } from '@/evidence'

/** What the courtroom needs of an exhibit in the list. */
export type ListedExhibit = Pick<Exhibit, 'exhibitId' | 'party' | 'label' | 'title' | 'exchanged'>
  & { late: Pick<NonNullable<Exhibit['late']>, 'admitted'> | null; files: Pick<EvidenceFile, 'fileId' | 'name' | 'state' | 'pages' | 'media'>[] }

/** A page to look at; its hash is known once it is on display. */
export type OpenPage = Omit<PageOnDisplay, 'sha256' | 'cite'>

export async function listEvidence(hearingId: string, signal?: AbortSignal): Promise<ListedExhibit[]> {
  return (await http.get<{ exhibits: ListedExhibit[] }>(`/api/hearings/${hearingId}/evidence/list?opened=true`, signal)).exhibits
}

export function pagesOf(exhibit: ListedExhibit): OpenPage[] {
  return exhibit.files.filter(file => file.state === 'Ready').flatMap(file => file.pages.map(({ page, width, height }) => ({
    exhibit: exhibit.exhibitId, file: file.fileId, page, of: file.pages.length, label: exhibit.label, title: exhibit.title, width, height,
  })))
}

/** Sound and video of an exhibit that can be played to everyone. */
export const clipsOf = (exhibit: ListedExhibit): { exhibit: string; file: string; name: string }[] =>
  exhibit.files.filter(file => file.state === 'Ready' && file.media !== null).map(file => ({ exhibit: exhibit.exhibitId, file: file.fileId, name: file.name }))

export const keyOf = (page: Pick<OpenPage, 'file' | 'page'>): string => `${page.file}/${page.page}`

const fileAt = (hearingId: string, { exhibit, file }: Pick<OpenPage, 'exhibit' | 'file'>): string => `/api/hearings/${hearingId}/evidence/exhibits/${exhibit}/files/${file}`

export const thumbnailAt = (hearingId: string, page: OpenPage): string => `${fileAt(hearingId, page)}/thumbnails/${page.page}`

/** Whoever has a list may read a page whenever they like; everybody in the room may read the one on display. */
export const pageAt = (hearingId: string, page: Pick<OpenPage, 'exhibit' | 'file' | 'page'>): string => `${fileAt(hearingId, page)}/pages/${page.page}`
/** As the press makes them (evidence-press, DisplaySize.HalfWorthIt); of a smaller page the whole image would come twice. */
export const hasHalf = (page: Pick<OpenPage, 'width' | 'height'>): boolean => Math.max(page.width, page.height) > 1400
/** Of half its width and height: there sooner, and enough for an ordinary screen. */
export const halfAt = (hearingId: string, page: Pick<OpenPage, 'file' | 'page'>): string => `${displayAt(hearingId, page)}/half`
export const displayAt = (hearingId: string, page: Pick<OpenPage, 'file' | 'page'>): string => `/api/hearings/${hearingId}/display/${page.file}/${page.page}`
