declare global {
  namespace App {
    interface Error {
      status: number
      message: string
      /** Type of the problem, such as `release-form-missing`; absent when something broke. */
      problem?: string
      /** What the door slip was for that opens no more. */
      purpose?: string
      /** What was kept and what to do, one sentence each. */
      detail?: string
    }
    interface Locals {
      /** The configured address of the house, without a path; every link is made from it. */
      origin: string
      /** The language in which a door slip speaks; every other page is in English. */
      language?: string
      /** Set by a page that is the same for everybody of whom nothing is known. */
      isForAnybody?: boolean
    }
  }
}

declare module 'node:http' {
  interface IncomingMessage {
    /**
     * Put there by the server that mounts these pages: its own API without a network between, its configured
     * address, and where a crash is told.
     */
    stagedoor?: {
      fetch: (request: Request) => Response | Promise<Response>
      origin: string
      crashed: (cause: unknown) => void
    }
  }
}

export {}
