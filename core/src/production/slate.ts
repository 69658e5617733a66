/** What the board in front of a camera says: script scene, camera position, run. A master set-up has no letter. */
export interface Slate {
  readonly scene: string
  readonly setup: string
  readonly take: number
}

/** Reads a slate as crews write it: `12A/3`, `12A-3`, `12 A take 3`, `7 t2`; null when it is not one. */
export function parseSlate(text: string): Slate | null {
  const found = /^\s*(\d{1,4})\s*([a-z]{0,3})\s*(?:[/-]|\bt(?:ake|k)?\.?)\s*(\d{1,3})\s*$/i.exec(text)
  const [, scene, setup, take] = found ?? []
  if (scene === undefined || setup === undefined || take === undefined || Number(take) < 1) return null
  return { scene: String(Number(scene)), setup: setup.toUpperCase(), take: Number(take) }
}

/** Writes a slate as `12A/3`. */
export function formatSlate(slate: Slate): string {
  return `${slate.scene}${slate.setup}/${slate.take}`
}
