import { fileURLToPath } from 'node:url'

/**
 * The two files of the face detector's model in its pinned package. The package carries models that describe and
 * recognise people as well: those are never opened.
 */
export function modelPaths(): { graph: string; weights: string } {
  const entry = import.meta.resolve('@vladmandic/human')
  const path = (name: string) => fileURLToPath(new URL(`../models/${name}`, entry))
  return { graph: path('blazeface.json'), weights: path('blazeface.bin') }
}
