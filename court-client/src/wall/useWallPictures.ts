import { computed, ref } from 'vue'
import { useIncoming, type Incoming } from '@/courtroom'
import type { WallTalk } from './useWall'
import { wallSignalling } from './wallSignalling'
import type { WallPerson, WallView } from './wallView'

/** The pictures that a wall screen receives. Sound is not played: the room has its own loudspeakers, and a second one would howl. */
export function useWallPictures(view: () => WallView, call: WallTalk['call']) {
  const watched = computed(() => ({ sources: view().sources.filter(source => source.hasVideo), seats: view().people, me: { seat: '' } }))
  const { pictures } = useIncoming({ view: watched, state: ref({ is: 'entered' }) }, wallSignalling(call))

  const isDocument = (source: string): boolean => /\/doc\d*\//.test(source)
  const elementOf = (incoming: Incoming | undefined): HTMLVideoElement | null => incoming?.shown?.element ?? null

  return {
    pictureOf: (person: WallPerson): HTMLVideoElement | null => person.cameraOff ? null
      : elementOf([...pictures.values()].find(one => one.seat === person.seat && !isDocument(one.source) && one.shown !== null)),
    /** The newest document camera with a picture. */
    documentPicture: computed(() => {
      const newest = view().sources.filter(source => source.kind === 'document' && source.flowing && source.hasVideo).at(-1)
      return newest === undefined ? null : elementOf(pictures.get(newest.source))
    }),
  }
}
