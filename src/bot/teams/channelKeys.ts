import type { FlattenedJWSInput, JWSHeaderParameters, RemoteJWKSet } from 'jose';
import type { Dispatcher } from 'undici';
import { publishedKeys } from '../http/publishedKeys';
import { readJson } from '../http/readJson';
import { recordOf, textOf } from '../json/json';
import { keysAddress } from './keysAddress';

const DAY = 24 * 60 * 60 * 1000;
const TIMEOUT = 2_000;

/** The keys that the channel signs with. Once fetched they serve on while their address is down. */
export class ChannelKeys {
  private keys: Promise<RemoteJWKSet> | undefined;
  private freshUntil = 0;

  constructor(
    private readonly metadataUrl: string,
    private readonly http: Dispatcher,
    private readonly now: () => number = Date.now,
  ) {}

  /** A key resolver for `jwtVerify`; rejects when there are no keys yet and none can be had. */
  async resolver(): Promise<(header: JWSHeaderParameters, token: FlattenedJWSInput) => ReturnType<RemoteJWKSet>> {
    const keys = await this.load();
    return (header, token) => keys(header, token);
  }

  /** True when the channel may use this key: Bot Framework endorses keys for channels. */
  async endorses(kid: string | undefined, channelId: string): Promise<boolean> {
    const set = (await this.load()).jwks();
    const key = set?.keys.find((one) => one.kid === kid);
    const { endorsements } = recordOf(key);
    return Array.isArray(endorsements) && endorsements.includes(channelId);
  }

  private load(): Promise<RemoteJWKSet> {
    if (this.keys && this.now() > this.freshUntil) this.refresh(this.keys);
    this.keys ??= this.fetchFirst();
    return this.keys;
  }

  private async fetchFirst(): Promise<RemoteJWKSet> {
    this.freshUntil = this.now() + DAY;
    try {
      const address = textOf((await readJson(this.http, this.metadataUrl, TIMEOUT)).jwks_uri);
      const keys = publishedKeys(this.http, keysAddress(this.metadataUrl, address));
      await keys.reload();
      return keys;
    } catch (error) {
      this.keys = undefined;
      throw new Error(`The channel's keys could not be fetched from ${this.metadataUrl}.`, { cause: error });
    }
  }

  /** In the background, once a day: withdrawn keys are forgotten, and a failure changes nothing. */
  private refresh(keys: Promise<RemoteJWKSet>): void {
    this.freshUntil = this.now() + DAY;
    keys.then((set) => set.reload()).catch(() => undefined);
  }
}
