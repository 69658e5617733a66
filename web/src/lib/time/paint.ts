import type { Attachment } from 'svelte/attachments'

type Draw = (pen: CanvasRenderingContext2D, size: { width: number; height: number }) => void

/** Paints a canvas in device pixels, and again whenever its size changes. */
export const painted =
  (draw: Draw): Attachment<HTMLCanvasElement> =>
  (canvas) => {
    const paint = () => {
      const { width, height } = canvas.getBoundingClientRect()
      const pen = canvas.getContext('2d')
      if (!pen || width === 0) return
      canvas.width = Math.round(width * devicePixelRatio)
      canvas.height = Math.round(height * devicePixelRatio)
      pen.scale(devicePixelRatio, devicePixelRatio)
      draw(pen, { width, height })
    }
    const watch = new ResizeObserver(paint)
    watch.observe(canvas)
    return () => watch.disconnect()
  }
