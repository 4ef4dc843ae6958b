// Lays the site's own Python files into a Pyodide, and what of the page they need.

const FOLDER = "/lib/milepost";
const EFBIG = 22;

/** `files` are names and texts; `host` is what they import as `_host`. */
export function layDown(python, files, host) {
  const printed = ["stdout", "stderr"].map((name, number) => openPrinted(python.FS, name, number));
  python.registerJsModule("_host", { ...host, printed: (number, room) => printed[number](room) });
  for (const [name, text] of Object.entries(files)) {
    python.FS.mkdirTree(`${FOLDER}/${name}`.replace(/\/[^/]*$/, ""));
    python.FS.writeFile(`${FOLDER}/${name}`, text);
  }
  python.runPython(`import sys; sys.path.append("${FOLDER}")`);
}

/**
 * A device that keeps what is written to it, until it is as if a disk were full. Gives a function that takes what there
 * is, and makes room for so many bytes.
 */
function openPrinted(FS, name, minor) {
  let parts = [];
  let left = 0;
  const device = FS.makedev(77, minor);
  FS.registerDevice(device, {
    write(_stream, buffer, offset, length) {
      if (!left) throw new FS.ErrnoError(EFBIG);
      const part = new Uint8Array(buffer.slice(offset, offset + Math.min(length, left)).buffer);
      parts.push(part);
      left -= part.length;
      return part.length;
    },
  });
  FS.mkdev(`/dev/milepost-${name}`, 0o222, device);
  return (room) => {
    const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    parts = [];
    left = room;
    return whole;
  };
}
