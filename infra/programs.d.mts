import type { Program } from './cluster.mjs';

/** Redis as the compose file runs it: what was acknowledged is on the disk. */
export function redisIn(folder: string, port: number): Program;
/** The built bot, with exactly this environment but for the port. */
export function botIn(folder: string, name: string, port: number, environment: NodeJS.ProcessEnv): Program;
/** nginx with this folder's nginx.conf, in front of bots at these ports. */
export function nginxIn(folder: string, port: number, botPorts: readonly number[]): Program;
/** A port that is free now. */
export function freePort(): Promise<number>;
