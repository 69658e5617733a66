import { rm } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { newDataDir } from './house.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the first walk that needs the demo leaves it for the others. */
    demoFolder: string
  }
}

let folder: string | undefined

export async function setup(project: TestProject): Promise<void> {
  folder = (await newDataDir()).path
  project.provide('demoFolder', folder)
}

export async function teardown(): Promise<void> {
  if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}
