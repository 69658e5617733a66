/** The emulated X: films and captions, posts and threads, reading back, and its consent page. */
import { Emulator, type EmulatorClock, type Operation, showPage } from '../../emulating/index.ts'
import { mediaOperations } from './media-operations.ts'
import { oauthOperations } from './oauth-operations.ts'
import { postOperations } from './post-operations.ts'
import { xSays, type XTweet, XWorld } from './world.ts'

/** The emulator, and what is on it. */
export type EmulatedX = Emulator & { readonly world: XWorld }

/** Opens an emulated X with one account; by hand it works some seconds on each film. */
export async function emulateX({
  port = 0,
  clock = { now: () => Date.now() },
}: { port?: number; clock?: EmulatorClock } = {}): Promise<EmulatedX> {
  const world = new XWorld(clock)
  const emulator = await Emulator.open(
    () => ({
      name: 'X',
      refuse: (why) => xSays(400, 'invalid-request', why),
      page: () => pageOf(world),
      operations: [
        ...oauthOperations(world),
        ...[...mediaOperations(world), ...postOperations(world)].map((made) => signedIn(made, world)),
      ],
    }),
    { port, clock },
  )
  return Object.assign(emulator, { world })
}

function signedIn(made: Operation, world: XWorld): Operation {
  return {
    ...made,
    answer: (call) =>
      world.isSignedIn(call.token) ? made.answer(call) : xSays(401, 'about:blank', 'Unauthorized'),
  }
}

function pageOf(world: XWorld): string {
  const { clientId, clientSecret } = world.app
  return showPage({
    name: 'X',
    hint: `Client id ${clientId}, secret ${clientSecret}.`,
    posts: [...world.tweets.values()].map(shown),
  })
}

function shown({ id, text, authorName, media, parent, madeWithAi, paidPartnership }: XTweet) {
  return {
    name: id,
    words: text,
    state: parent === null ? `@${authorName}` : `@${authorName}, in reply to ${parent}`,
    facts: {
      film: media === null ? '' : `${media.size} bytes${media.isSensitive ? ', sensitive' : ''}`,
      described: media?.altText ?? '',
      captions: media?.captions.join(', ') ?? '',
      disclosed: [madeWithAi ? 'made with AI' : '', paidPartnership ? 'paid partnership' : '']
        .filter((mark) => mark !== '')
        .join(', '),
    },
  }
}
