import { readFile } from 'node:fs/promises'
import { type ColourPicture, openDetector } from './detector.ts'
import type { FaceAnswer } from './protocol.ts'

// A program by itself, that may read its own code and the two files of the detector's model and nothing else.
const [graphPath = '', weightsPath = ''] = process.argv.slice(2)

process.on('disconnect', () => process.exit(0))

const weights = await readFile(weightsPath)
const detect = openDetector({
  graph: JSON.parse(await readFile(graphPath, 'utf8')),
  weights: weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.byteLength),
})

process.on('message', (picture: ColourPicture) => answer({ kind: 'found', faces: detect(picture) }))
answer({ kind: 'ready' })

function answer(message: FaceAnswer): void {
  process.send?.(message)
}
