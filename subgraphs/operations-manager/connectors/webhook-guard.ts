import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { Refusal } from '../../kit/refusal.ts';

/**
 * Where webhooks may go. Whoever may name an address could otherwise have this server knock at doors that only it can
 * reach: itself, its neighbours, the cloud's metadata. So only public addresses are reached, unless the operator allows
 * a network; names are resolved here, and the connection goes to the very address that was looked at.
 */
const NOT_PUBLIC = createNetworkList([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  // Of IPv6 everything outside 2000::/3, and inside it documentation and what stands for IPv4 addresses.
  '::/3',
  '4000::/2',
  '8000::/1',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
]);

/** Refuses an address that webhooks could not or may not go to, as far as it can be told without resolving its name. */
export function checkWebhookUrl(text: string, allowedNetworks: readonly string[]): void {
  const url = URL.canParse(text) && text.length <= 2_000 ? new URL(text) : null;
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw refuseUrl('it must be a URL that begins with http:// or https://');
  }
  if (url.username !== '' || url.password !== '') {
    throw refuseUrl('it carries a name or a password; requests are signed instead');
  }
  const address = toAddress(url.hostname);
  if (address !== null && !isAllowed(address, createNetworkList(allowedNetworks))) {
    throw refuseUrl(`${address} is not a public address, and this server does not allow it`);
  }
}

/** Whether a URL's host is an address that must not be reached; a name is for the lookup to judge. */
export function findForbiddenAddress(url: URL, allowedNetworks: readonly string[]): string | null {
  const address = toAddress(url.hostname);
  if (address === null || isAllowed(address, createNetworkList(allowedNetworks))) return null;
  return address;
}

/** A lookup for sockets that gives only addresses which may be reached, so that what is checked is what is connected to. */
export function createGuardedLookup(allowedNetworks: readonly string[]): LookupFunction {
  const allowed = createNetworkList(allowedNetworks);
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, []);
      const forbidden = addresses.find(({ address }) => !isAllowed(address, allowed));
      const [first] = addresses;
      if (forbidden !== undefined || first === undefined) {
        const state = forbidden === undefined ? 'has no address' : `is ${forbidden.address}`;
        const refusal: NodeJS.ErrnoException = new Error(
          `Cannot post to ${hostname}: it ${state}, which is not a public address`,
        );
        refusal.code = 'EFORBIDDEN';
        return callback(refusal, []);
      }
      return options.all === true
        ? callback(null, addresses)
        : callback(null, first.address, first.family);
    });
  };
}

function isAllowed(address: string, allowed: NetworkList): boolean {
  return allowed.has(address) || !NOT_PUBLIC.has(address);
}

/** The address a host is written as; null for a name. URL has brought numbers of any notation to the usual one. */
function toAddress(hostname: string): string | null {
  const bare = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  return isIP(bare) === 0 ? null : bare;
}

interface NetworkList {
  has(address: string): boolean;
}

/** A list for each family, because one for both takes every IPv4 address for the IPv6 address that maps it. */
function createNetworkList(networks: readonly string[]): NetworkList {
  const lists = { ipv4: new BlockList(), ipv6: new BlockList() };
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    if (isIP(address) === 0) {
      throw new Error(`Cannot use network "${network}": write it as in "10.1.0.0/16"`);
    }
    const family = toFamily(address);
    const most = family === 'ipv6' ? 128 : 32;
    lists[family].addSubnet(address, Number(prefix ?? most), family);
  }
  return {
    has(address) {
      const family = toFamily(address);
      return lists[family].check(address, family);
    },
  };
}

function toFamily(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

function refuseUrl(state: string): Refusal {
  return new Refusal('WEBHOOK_URL_REFUSED', `Cannot post changes to this address: ${state}`, [
    'input',
    'webhookUrl',
  ]);
}
