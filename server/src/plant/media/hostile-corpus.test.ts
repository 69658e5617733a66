import { afterAll, expect, test } from 'vitest'
import { takeCorpus } from './testing-corpus.ts'
import { enginesHere, inTestDirectory } from './testing.ts'

const engines = await enginesHere()
afterAll(() => Promise.all([...engines.values()].map((engine) => engine.close())))

// One of each kind; `npm run fuzz:media` takes them all.
const films = {
  'pictures-at-an-alias.mov': 'not-readable',
  'redirected-to-a-file.mov': 'not-readable',
  'redirected-to-an-address.mov': 'not-readable',
  'for-ages.mkv': 'not-readable',
  'wide-film.mp4': 'not-readable',
}
const others = {
  'pictures-at-an-address.mov': 'taken',
  'film-and-page.mp4': 'taken',
  'samples-of-an-archive.wav': 'taken',
  'endless-index.mkv': 'taken',
}
const stills = {
  'wide-still.jpg': 'refused',
  'wide-grid.heic': 'refused',
  'many-tiles.heic': 'refused',
  'grid-of-itself.heic': 'refused',
  'endless-details.jpg': 'taken',
  'picture-and-archive.png': 'taken',
  'picture-and-page.jpg': 'taken',
  'document-and-archive.pdf': 'refused',
  'archive-and-picture.zip': 'refused',
  'animation-and-program.gif': 'refused',
}

test.each([...engines])(
  'crafted files open nothing on the %s engine but themselves, and nothing of what they hide comes out',
  (name, engine) =>
    inTestDirectory(async (directory) => {
      // The other engine reads the same formats by the same library, and starts a program for each step.
      const wanted = name === 'node-av' ? { ...films, ...others, ...stills } : films
      const taken = await takeCorpus(engine, { directory, names: Object.keys(wanted) })
      expect(taken).toEqual({ ends: wanted, faults: [] })
    }),
  120_000,
)
