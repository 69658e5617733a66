import { createInterface } from 'node:readline/promises'

/** Where answers, refusals and progress go. */
export interface Terminal {
  readonly say: (text: string) => void
  readonly warn: (text: string) => void
  /** A line that the next one replaces; only where somebody watches. */
  readonly progress: (line: string) => void
  /** Wipes the progress away. */
  readonly done: () => void
  /** Asks once; null where nobody can answer. */
  readonly confirm: (question: string) => Promise<boolean | null>
}

const WIPE = '\r\u001B[2K'

/** The terminal of this process: answers on standard output, all else on the other. */
export function ownTerminal(): Terminal {
  let isShowing = false
  return {
    say: (text) => void process.stdout.write(`${text}\n`),
    warn: (text) => void process.stderr.write(`${text}\n`),
    progress: (line) => {
      if (!process.stderr.isTTY) return
      process.stderr.write(`${WIPE}${line.slice(0, (process.stderr.columns || 80) - 1)}`)
      isShowing = true
    },
    done: () => {
      if (isShowing) process.stderr.write(WIPE)
      isShowing = false
    },
    confirm: async (question) => {
      if (!process.stdin.isTTY) return null
      const reader = createInterface({ input: process.stdin, output: process.stderr })
      const typed = await reader.question(`${question} [y/N] `)
      reader.close()
      return /^y(es)?$/i.test(typed.trim())
    },
  }
}
