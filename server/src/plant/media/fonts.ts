/** Font files that captions are set in. */
export function captionFonts(): readonly string[] {
  return []
}
