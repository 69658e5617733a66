import { expect } from 'vitest'
import type { OutsideTry } from '../connector.ts'
import type { EmulatedAnswer } from '../emulating/index.ts'
import { type Check, play, type Scene } from './check.ts'
import type { House } from './house.ts'
import type { ConnectorRig } from './rig.ts'

const triesOutside = ({ connector }: ConnectorRig) => connector.tryOutside !== undefined

/** What was placed ahead is asked for as anybody and as the account, and what anybody can see is told. */
export const KEEPS_UNSEEN: readonly Check[] = [
  {
    point: 10,
    says: 'what lies there before its moment is shown to nobody but its account, and asking writes nothing',
    appliesTo: triesOutside,
    hold: (rig) =>
      play(rig, async ({ house, platform }) => {
        await placed(house)
        const tries = await tried(rig, house)
        expect(tries.filter(({ as }) => as === 'anybody').length).toBeGreaterThan(0)
        expect(tries.filter(({ as }) => as === 'account').length).toBeGreaterThan(0)
        expect(tries.filter(({ found }) => found !== 'unseen')).toEqual([])
        expect((await platform.posts()).filter(({ isOut }) => isOut)).toEqual([])
        const token = house.keeper.grant?.accessToken ?? null
        for (const { how, said } of tries) {
          expect(said).not.toBe('')
          if (token !== null) expect(`${how} ${said}`).not.toContain(token)
        }
      }),
  },
  {
    point: 10,
    says: 'a platform that shows to anybody what lies there is found out, as is what is out already',
    appliesTo: triesOutside,
    hold: (rig) =>
      play(rig, async (scene) => {
        const { house } = scene
        await placed(house)
        expect(await answeredOnce(rig, scene, { status: 200, body: {} })).toBe('open')
        house.stopWhen = () => false
        await house.runThrough()
        expect(house.kept.state.kind).toBe('live')
        const found = (await tried(rig, house)).map((one) => one.found)
        expect(found.some((one) => one === 'open' || one === 'nothing-there')).toBe(true)
      }),
  },
  {
    point: 10,
    says: 'a platform that does not answer before a moment is not taken for one that keeps it',
    appliesTo: triesOutside,
    hold: (rig) =>
      play(rig, async (scene) => {
        await placed(scene.house)
        expect(await answeredOnce(rig, scene, { status: 503, body: 'busy' })).toBe('unclear')
      }),
  },
]

async function placed(house: House): Promise<void> {
  house.schedule(house.clock.now() + 600_000)
  house.stopWhen = ({ state }) => state.kind === 'placing' && state.isPlaced
  await house.run()
  expect(house.kept.state.kind).toBe('placing')
}

function tried(rig: ConnectorRig, house: House): Promise<readonly OutsideTry[]> {
  const { handle } = house.kept
  if (handle === null) throw new Error('nothing was kept')
  return house.errand('try-outside', async (ctx) => {
    const tries = await rig.connector.tryOutside?.(house.post, ctx, handle)
    return tries ?? []
  })
}

// Answers the first question, which is asked without a token, so; and gives what was made of it.
async function answeredOnce(
  rig: ConnectorRig,
  { house }: Scene,
  answer: EmulatedAnswer,
): Promise<OutsideTry['found'] | undefined> {
  house.wire.plan({ errand: 'try-outside', nth: 1, mishap: { kind: 'says', answer } })
  const [asked] = await tried(rig, house)
  expect(house.wire.struck).toBe(1)
  expect(asked?.as).toBe('anybody')
  return asked?.found
}
