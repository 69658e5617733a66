/** An append-only, hash-chained record per production. */
export { canonicalJson } from './canonical.ts'
export {
  appendAllToChain,
  appendToChain,
  type ChainHead,
  type ChainOrder,
  type ChainProof,
  verifyChain,
} from './chain.ts'
export { type ChainEntry, findEntry, readChain } from './read-chain.ts'
