import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

/**
 * Finds the address of the client behind the proxies we trust: the last forwarded address that is not one of them.
 * From anybody else forwarded headers are ignored.
 */
export function clientAddressBehind(proxies: readonly string[]): (request: IncomingMessage) => string {
  const trusted = new BlockList()
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) trusted.addAddress(address, family)
    else trusted.addSubnet(address, Number(bits), family)
  }
  const isTrusted = (address: string): boolean =>
    isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  return (request) => {
    const peer = plain(request.socket.remoteAddress ?? '')
    if (!isTrusted(peer)) return peer
    const forwarded = String(request.headers['x-forwarded-for'] ?? '')
      .split(',')
      .map((part) => plain(part.trim()))
      .filter((part) => isIP(part) !== 0)
    return forwarded.findLast((address) => !isTrusted(address)) ?? peer
  }
}

const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, '')
