import type { Attachment } from 'svelte/attachments'

const PLAYLIST = /\/playlists\/[a-z0-9]+$/

/** Whether an address is that of a film in pieces, which may still grow. */
export function isPlaylist(address: string | undefined): address is string {
  return address !== undefined && PLAYLIST.test(address)
}

/**
 * Plays a film in pieces in a video element: by a library that is loaded only now, or by the browser where it has no
 * way for a page to hand it pieces (phones of Apple). A film that grows is played from its beginning.
 */
export function playlist(address: string): Attachment<HTMLVideoElement> {
  return (video) => {
    let isGone = false
    let close = () => {}
    void import('hls.js').then(({ default: Hls }) => {
      if (isGone) return
      if (!Hls.isSupported()) {
        video.src = address
        close = () => video.removeAttribute('src')
        return
      }
      const hls = new Hls({
        startPosition: 0,
        maxBufferLength: 20,
        backBufferLength: 30,
        enableWorker: false,
      })
      hls.on(Hls.Events.ERROR, (_event, { fatal, type }) => {
        if (!fatal) return
        if (type === Hls.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError()
        else setTimeout(() => isGone || hls.startLoad(), AGAIN_MS)
      })
      hls.loadSource(address)
      hls.attachMedia(video)
      close = () => hls.destroy()
    })
    return () => {
      isGone = true
      close()
    }
  }
}

// A house that starts anew is there again within seconds.
const AGAIN_MS = 3_000
