import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'

/** What the machine offers to shut a media program in; the words go to whoever runs the house. */
export type Sandbox = {
  /** Words of the command that are put before a program. */
  prefix: readonly string[]
  /** A network without a single way out, not even to the machine itself. */
  hasNoNetwork: boolean
  /** Rights cannot be gained, and those of an administrator are given up. */
  gainsNothing: boolean
}

const unshare = ['/usr/bin/unshare', '/bin/unshare'].find((path) => existsSync(path))
const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path))
const open: Sandbox = { prefix: [], hasNoNetwork: false, gainsNothing: false }

let found: Sandbox | null = null

/** The strictest sandbox that a program can be started in here, tried once; never required. */
export function sandboxHere(): Sandbox {
  return (found ??= strictest(userInfo().uid === 0))
}

/** The sandbox in one line for a log or a doctor. */
export function describeSandbox({ hasNoNetwork, gainsNothing }: Sandbox): string {
  const network = hasNoNetwork
    ? 'media programs run without a network'
    : 'media programs are kept from the network by their own options alone: this system offers no network namespace'
  return gainsNothing ? `${network} and can gain no rights` : network
}

function strictest(isAdministrator: boolean): Sandbox {
  if (setpriv === undefined) return open
  const dies = [setpriv, '--pdeathsig', 'KILL']
  // An administrator keeps one right, to read and write what belongs to others: a vault may lie with another user.
  const gains = isAdministrator
    ? ['--nnp', '--inh-caps=-all', '--bounding-set=-all,+dac_override']
    : ['--nnp', '--inh-caps=-all']
  // In a user namespace an administrator would lose that right, so the namespaces are made without one.
  const namespaces =
    unshare === undefined
      ? []
      : [unshare, ...(isAdministrator ? [] : ['--user', '--map-current-user']), '--net', '--ipc', '--']
  const tries: Sandbox[] = [
    { prefix: [...namespaces, ...dies, ...gains, '--'], hasNoNetwork: true, gainsNothing: true },
    { prefix: [...dies, ...gains, '--'], hasNoNetwork: false, gainsNothing: true },
    { prefix: [...dies, '--'], hasNoNetwork: false, gainsNothing: false },
  ]
  return tries.find((sandbox) => (!sandbox.hasNoNetwork || unshare !== undefined) && works(sandbox)) ?? open
}

const looking = { env: {}, stdio: 'ignore', timeout: 10_000 } as const

function works({ prefix }: Sandbox): boolean {
  const [program, ...args] = [...prefix, process.execPath, '--version']
  return program !== undefined && spawnSync(program, args, looking).status === 0
}
