/* SPDX-License-Identifier: Apache-2.0 */

const TEXT = 1;
const MASK = 4;

/** Reads what a client sends over a socket (RFC 6455, 5.2): takes bytes as they come, returns the texts that are whole. */
export function frames() {
  let bytes = Buffer.alloc(0);
  return (/** @type {Buffer} */ some) => {
    bytes = Buffer.concat([bytes, some]);
    const texts = [];
    for (let frame = first(bytes); frame; frame = first(bytes)) {
      bytes = bytes.subarray(frame.length);
      if (frame.type === TEXT) texts.push(frame.content.toString());
    }
    return texts;
  };
}

/** The first frame, if it is whole. @param {Buffer} bytes */
function first(bytes) {
  if (bytes.length < 2) return undefined;
  const short = bytes.readUInt8(1) & 0x7f;
  const head = 2 + (short === 126 ? 2 : short === 127 ? 8 : 0);
  if (bytes.length < head + MASK) return undefined;
  const size = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  const length = head + MASK + size;
  if (bytes.length < length) return undefined;
  const mask = bytes.subarray(head, head + MASK);
  const content = Buffer.from(bytes.subarray(head + MASK, length).map((byte, i) => byte ^ /** @type {number} */ (mask[i % MASK])));
  return { type: bytes.readUInt8(0) & 0x0f, content, length };
}
