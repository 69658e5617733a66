import { parentPort, workerData } from 'node:worker_threads'
import { type PartToSearch, searchPart } from './search-part.ts'

// A thread of this program that searches one part of a long file and says what it found there.
parentPort?.postMessage(await searchPart(workerData as PartToSearch))
