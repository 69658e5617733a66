import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A link between this system and a room of the network of its own, in which a sender runs. */
export interface Link {
  /** Where this end of it is reached from the room. */
  readonly address: string
  /** What a program is started with to run in the room. */
  readonly within: readonly string[]
  /** So much of what is sent either way does not come through, of 1. */
  readonly lose: (share: number) => Promise<void>
  /** Gives the sender another address; what it had open is dead, and nobody says so. */
  readonly move: () => Promise<void>
  readonly close: () => Promise<void>
}

// A network for measuring, which is routed nowhere (RFC 2544).
const NET = '198.18.77'
const HERE = `${NET}.1`

/**
 * Lays such a link by the kernel's own means: two ends of one wire, and at each a filter that throws packets away by chance.
 * Answers with what is missing where that cannot be done: it needs Linux, root, `ip` and `tc`.
 */
export async function layLink(): Promise<Link | { readonly missing: string }> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return { missing: 'only root of a Linux system may lay a link of its own' }
  const room = `stagedoor-${process.pid}`
  const [here, there] = [`sd${process.pid}a`, `sd${process.pid}b`]
  const ip = (...args: string[]) => run('ip', args)
  const close = async () => {
    await ip('netns', 'del', room).catch(() => undefined)
    await ip('link', 'del', here).catch(() => undefined)
  }
  let host = 2
  const inRoom = (...args: string[]) => ip('-n', room, ...args)
  try {
    await ip('netns', 'add', room)
    await ip('link', 'add', here, 'type', 'veth', 'peer', 'name', there, 'netns', room)
    await ip('addr', 'add', `${HERE}/24`, 'dev', here)
    await inRoom('addr', 'add', `${NET}.${host}/24`, 'dev', there)
    for (const [side, name] of [
      [ip, here],
      [inRoom, there],
    ] as const) {
      // As large as on the air: a wire within one machine carries 64 KiB as one packet otherwise.
      await side('link', 'set', name, 'gso_max_segs', '1', 'up')
    }
    await inRoom('link', 'set', 'lo', 'up')
    const sides = [
      { name: here, tc: (...args: string[]) => run('tc', args) },
      { name: there, tc: (...args: string[]) => run('tc', ['-n', room, ...args]) },
    ]
    for (const { name, tc } of sides) await tc('qdisc', 'add', 'dev', name, 'clsact')
    const lose = async (share: number) => {
      const filter = `protocol ip handle 1 bpf da bytecode`.split(' ')
      for (const { name, tc } of sides)
        await tc('filter', 'replace', 'dev', name, 'egress', 'prio', '1', ...filter, losing(share))
    }
    await lose(0)
    return {
      address: HERE,
      within: ['ip', 'netns', 'exec', room],
      lose,
      move: async () => {
        await inRoom('addr', 'del', `${NET}.${host}/24`, 'dev', there)
        host += 1
        await inRoom('addr', 'add', `${NET}.${host}/24`, 'dev', there)
      },
      close,
    }
  } catch (error) {
    await close()
    const { stderr } = error as { stderr?: string }
    return { missing: (stderr ?? String(error)).trim() }
  }
}

/**
 * A classic BPF program: a number by chance; a packet below the share is thrown away (TC_ACT_SHOT), any other goes on
 * (TC_ACT_UNSPEC). As `tc` reads it: how many steps, then code, where to if true, where to if false, and operand of each.
 */
function losing(share: number): string {
  const [loadRandom, jumpUnlessBelow, answer] = [32, 53, 6]
  const chance = 0xfffff038
  const below = Math.round(share * 0xffffffff)
  return `4,${loadRandom} 0 0 ${chance},${jumpUnlessBelow} 0 1 ${below},${answer} 0 0 4294967295,${answer} 0 0 2`
}
