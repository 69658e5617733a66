import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chooseEngine } from './choose-engine.ts'
import { inTestDirectory } from './testing.ts'

test('a house that is told to use an ffmpeg that is not there says where it looked', async () => {
  const choice = { engine: 'command-line', ffmpegPath: '/nowhere/ffmpeg', searchPath: '' } as const
  await expect(chooseEngine(choice)).rejects.toMatchObject({
    kind: 'no-engine',
    message: expect.stringContaining('/nowhere/ffmpeg'),
  })
})

test('an ffmpeg too old for our plans is passed over for the engine from npm, and named when nothing else is allowed', () =>
  inTestDirectory(async (directory) => {
    for (const name of ['ffmpeg', 'ffprobe']) {
      await writeFile(join(directory, name), '#!/bin/sh\necho "ffmpeg version 4.4.2 Copyright"\n')
      await chmod(join(directory, name), 0o755)
    }
    const found = { ffmpegPath: null, searchPath: directory }
    await expect(chooseEngine({ engine: 'command-line', ...found })).rejects.toMatchObject({
      kind: 'no-engine',
      message: expect.stringMatching(/lacks version 5\.1 \(found 4\.4\.2\)/),
    })
    const chosen = await chooseEngine({ engine: 'auto', ...found })
    expect(chosen.caps.engine).toBe('node-av')
    await chosen.close()
  }))
