import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** The family that captions are set in; DejaVu Sans knows Latin, Greek, Cyrillic, Hebrew and Arabic. */
export const CAPTION_FAMILY = 'DejaVu Sans'

/** Font files that captions are set in; what they lack comes from the machine's own fonts. */
export function captionFonts(): readonly string[] {
  return ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) =>
    require.resolve(`dejavu-fonts-ttf/ttf/${file}`),
  )
}
