import { MhlFlaw } from './mhl-flaw.ts'

const LONGEST = 4096

/** Reads a path as hash lists have it: below the folder, forward slashes, the most direct way; else a flaw. */
export function readRelativePath(text: string): string {
  const steps = text.split('/')
  if (text.length > LONGEST || steps.some((step) => step === '' || step === '.' || step === '..'))
    throw new MhlFlaw('names a file outside of its folder, or none')
  return text
}
