/** WebTorrent over TCP on loopback: `make`, `seed` and `get`, each a process of its own. */
import { writeFileSync } from "node:fs"
import { once } from "node:events"
import { promisify } from "node:util"
import createTorrent from "create-torrent"
import WebTorrent from "webtorrent"

const [mode, torrent, folder, port, from] = process.argv.slice(2)
const options = { dht: false, tracker: false, lsd: false, utPex: false, natUpnp: false, natPmp: false, utp: false }

if (mode === "make")
  writeFileSync(torrent, await promisify(createTorrent)(folder, { announceList: [[]], private: true }))
else {
  const client = new WebTorrent({ ...options, torrentPort: Number(port) })
  const added = client.add(torrent, { path: folder, skipVerify: mode === "seed" })
  await once(added, "ready")
  if (mode === "seed") process.stdout.write("ready\n")
  else {
    const begun = performance.now()
    const used = process.cpuUsage()
    added.addPeer(`127.0.0.1:${from}`)
    if (!added.done) await once(added, "done")
    const { user, system } = process.cpuUsage(used)
    const measured = {
      seconds: (performance.now() - begun) / 1000,
      cpu: (user + system) / 1e6,
      peak: process.resourceUsage().maxRSS / 1024,
    }
    process.stdout.write(`${JSON.stringify(measured)}\n`)
    process.exit()
  }
}
