import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/** Who PostgreSQL runs as: ourselves, or for root, which it refuses, a named user without rights. */
export type RunUser = Readonly<
  { kind: 'ourselves' } | { kind: 'dropped'; name: string; uid: number; gid: number }
>

const run = promisify(execFile)

/**
 * The user for a cluster. As root that is whoever owns the cluster already, else `nobody`; a bare number will not do,
 * PostgreSQL looks its user's name up.
 */
export async function runUser(clusterOwner: number | null): Promise<RunUser> {
  if (process.getuid?.() !== 0) return { kind: 'ourselves' }
  const entries = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const wanted = entries.find(([name, , uid]) =>
    clusterOwner === null || clusterOwner === 0 ? name === 'nobody' : Number(uid) === clusterOwner,
  )
  const [name, , uid, gid] = wanted ?? []
  if (name === undefined || !(Number(uid) > 0)) {
    throw new Error(
      `PostgreSQL does not run as root, and /etc/passwd names no ${clusterOwner ? `user ${clusterOwner}, who owns the cluster` : 'user nobody'}. Start as another user, or set DATABASE_URL.`,
    )
  }
  return { kind: 'dropped', name, uid: Number(uid), gid: Number(gid) }
}

/** Options of node:child_process that run a program as that user. */
export function asUser(user: RunUser): { uid?: number; gid?: number } {
  return user.kind === 'dropped' ? { uid: user.uid, gid: user.gid } : {}
}

/** Whether that user can enter the directory, found by trying: modes alone say nothing of access lists. */
export async function canEnter(user: RunUser, directory: string): Promise<boolean> {
  if (user.kind === 'ourselves') return true
  try {
    await run('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], { ...asUser(user), cwd: '/' })
    return true
  } catch {
    return false
  }
}
