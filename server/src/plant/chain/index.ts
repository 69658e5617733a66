/** An append-only, hash-chained record per production. */
export { canonicalJson } from '@stagedoor/core/words'
export {
  appendAllToChain,
  appendToChain,
  type ChainHead,
  type ChainOrder,
  type ChainProof,
  verifyChain,
} from './chain.ts'
export {
  type BareEntry,
  bareEntries,
  chainLines,
  type ChainEntry,
  findEntry,
  readChain,
  readEntries,
} from './read-chain.ts'
