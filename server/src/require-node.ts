// The first import of every entry point: an older Node fails later, and by riddles.
if (Number.parseInt(process.versions.node, 10) < 24) {
  process.stderr.write(
    `Stagedoor needs Node 24 or newer, and this is ${process.versions.node}. Nothing was started; npm start brings its own.\n`,
  )
  process.exit(1)
}
