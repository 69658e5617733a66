import { mkdtemp, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { MediaFailure, type Engine } from '../engine.ts'
import { openNodeAvEngine } from '../node-av/node-av-engine.ts'
import type { Plan } from '../plan.ts'
import { smallLimits } from '../plans/film-output.ts'
import type { RawProbe } from '../raw-probe.ts'
import { readHeicLayout, type HeicLayout } from './heic-layout.ts'
import { damaged } from './open-still.ts'
import { withProfile } from './with-profile.ts'
import { writeStill, type MadeStill, type StillRequest } from './write-still.ts'
import { stillValues } from './still-values.ts'

/** A HEIC still made anew like any other; its tiles are joined by the engine from npm, the one that knows them. */
export async function makeHeicStill(request: StillRequest): Promise<MadeStill> {
  const layout = await readHeicLayout(request.path)
  if (layout === null) return damaged(new Error('the file does not say how its picture is put together'))
  const engine = await openNodeAvEngine()
  const directory = await mkdtemp(join(dirname(request.output('clean', 'jpeg')), '.heic-'))
  try {
    const picture = await joinTiles(engine, request.path, { layout, directory })
    const values = await stillValues(request.path)
    return await writeStill({ picture: sharp(picture), hasAlpha: false }, { ...request, values })
  } catch (error) {
    const isBroken =
      error instanceof MediaFailure && (error.kind === 'not-readable' || error.kind === 'plan-failed')
    if (isBroken) return damaged(error)
    throw error
  } finally {
    await rm(directory, { recursive: true, force: true })
    await engine.close()
  }
}

type Place = { layout: HeicLayout; directory: string }

async function joinTiles(
  engine: Engine,
  input: string,
  { layout, directory }: Place,
): Promise<string | Buffer> {
  const output = join(directory, 'joined.png')
  await engine.run(joiningPlan(layout, await engine.probe(input, ['mov']), { input, output }))
  return layout.profile === null ? output : withProfile(output, layout.profile)
}

/** The plan that lays a HEIC picture's tiles side by side, cuts the rest off and stands the picture upright. */
export function joiningPlan(
  layout: HeicLayout,
  raw: RawProbe,
  files: { input: string; output: string },
): Plan {
  const pictures = raw.streams.filter(({ kind }) => kind === 'video')
  const pads = layout.tiles.map((item) => {
    const ordinal = pictures.findIndex(({ id }) => id === item)
    if (ordinal === -1) throw new MediaFailure('not-readable', 'a tile of the picture is missing')
    return `[0:v:${ordinal}]`
  })
  const join = pads.length === 1 ? [] : [`xstack=inputs=${pads.length}:grid=${layout.columns}x${layout.rows}`]
  const chain = [
    ...join,
    `crop=${layout.width}:${layout.height}:0:0:exact=1`,
    ...upright(layout),
    'format=rgb24',
    'trim=end_frame=1',
  ]
  return {
    inputs: [{ path: files.input, formats: ['mov'] }],
    graph: `${pads.join('')}${chain.join(',')}[joined]`,
    outputs: [
      {
        path: files.output,
        format: 'image2pipe',
        streams: [{ kind: 'encoded', from: 'joined', codec: 'png', options: { compression_level: '1' } }],
      },
    ],
    limits: { ...smallLimits, outBytes: 2 ** 29 },
  }
}

function upright({ turn, mirror }: HeicLayout): string[] {
  const turns = {
    0: [],
    90: ['transpose=clock'],
    180: ['hflip', 'vflip'],
    270: ['transpose=cclock'],
  } as const
  const flips = { none: [], 'left-right': ['hflip'], 'top-bottom': ['vflip'] } as const
  return [...turns[turn], ...flips[mirror]]
}
