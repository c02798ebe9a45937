import { mkdirSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { inProject } from './project-paths.ts';

// The mark of renderer/favicon.svg (four rising bars, in parts of 32), with the margin that desktop icons keep.
const MARGIN = 0.06;
const BARS = [
  [6, 20],
  [11.5, 16],
  [17, 11],
  [22.5, 6],
].map(([left = 0, top = 0]) => boxOf({ left, top, right: left + 4, bottom: 26, radius: 1 }));
const GROUND = boxOf({ left: 0, top: 0, right: 32, bottom: 32, radius: 7 });
const GROUND_COLOUR = [0x27, 0x56, 0xc7] as const;
const BAR_COLOUR = [0xff, 0xff, 0xff] as const;
const SAMPLES = 4;

type Box = { left: number; top: number; right: number; bottom: number; radius: number };

/** From parts of 32 to parts of the whole icon. */
function boxOf({ left, top, right, bottom, radius }: Box): Box {
  const scale = (1 - 2 * MARGIN) / 32;
  const place = (value: number): number => MARGIN + value * scale;
  return {
    left: place(left),
    top: place(top),
    right: place(right),
    bottom: place(bottom),
    radius: radius * scale,
  };
}

function isInside({ left, top, right, bottom, radius }: Box, x: number, y: number): boolean {
  const dx = Math.max(left + radius - x, 0, x - (right - radius));
  const dy = Math.max(top + radius - y, 0, y - (bottom - radius));
  return dx * dx + dy * dy <= radius * radius;
}

/** Red, green, blue and opacity of a pixel, averaged over a grid of points in it. */
function pixelAt(column: number, row: number, side: number): number[] {
  let [red, green, blue, covered] = [0, 0, 0, 0];
  for (let index = 0; index < SAMPLES * SAMPLES; index += 1) {
    const x = (column + ((index % SAMPLES) + 0.5) / SAMPLES) / side;
    const y = (row + (Math.floor(index / SAMPLES) + 0.5) / SAMPLES) / side;
    if (!isInside(GROUND, x, y)) continue;
    const colour = BARS.some((bar) => isInside(bar, x, y)) ? BAR_COLOUR : GROUND_COLOUR;
    red += colour[0];
    green += colour[1];
    blue += colour[2];
    covered += 1;
  }
  if (covered === 0) return [0, 0, 0, 0];
  return [
    ...[red, green, blue].map((sum) => Math.round(sum / covered)),
    Math.round((255 * covered) / SAMPLES ** 2),
  ];
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))]);
}

/** The mark as a PNG (8-bit RGBA) of this many pixels a side. */
function drawPng(side: number): Buffer {
  const rows = Array.from({ length: side }, (_row, row) =>
    Buffer.from([0, ...Array.from({ length: side }, (_pixel, column) => pixelAt(column, row, side)).flat()]),
  );
  const header = Buffer.concat([uint32(side), uint32(side), Buffer.from([8, 6, 0, 0, 0])]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A Windows icon that holds a PNG for each size. */
function packIco(sides: readonly number[], pngOf: (side: number) => Buffer): Buffer {
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(sides.length, 4);
  let offset = 6 + 16 * sides.length;
  const entries = sides.map((side) => {
    const entry = Buffer.alloc(16);
    // 256 is written as 0.
    entry.writeUInt8(side % 256, 0);
    entry.writeUInt8(side % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(pngOf(side).length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += pngOf(side).length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...sides.map(pngOf)]);
}

/** A macOS icon; each type names the size of the PNG in it. */
function packIcns(types: readonly (readonly [string, number])[], pngOf: (side: number) => Buffer): Buffer {
  const parts = types.map(([type, side]) => {
    const png = pngOf(side);
    return Buffer.concat([Buffer.from(type, 'latin1'), uint32(png.length + 8), png]);
  });
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from('icns', 'latin1'), uint32(body.length + 8), body]);
}

const drawn = new Map<number, Buffer>();
function pngOf(side: number): Buffer {
  const png = drawn.get(side) ?? drawPng(side);
  drawn.set(side, png);
  return png;
}

const folder = inProject('resources', 'icons');
const MAC_TYPES = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
] as const;
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/icon.png`, pngOf(512));
writeFileSync(`${folder}/icon.ico`, packIco([16, 24, 32, 48, 64, 128, 256], pngOf));
writeFileSync(`${folder}/icon.icns`, packIcns(MAC_TYPES, pngOf));
