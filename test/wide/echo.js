/**
 * For tests, on a host of a wide network: `node echo.js serve ADDRESS` takes what comes to it and answers with one
 * octet at the end; `node echo.js send ADDRESS OCTETS` sends so many there, and prints for how many milliseconds it
 * waited for the answer.
 */
import net from "node:net"

const PORT = 4_000
const [what, host, octets = "1"] = process.argv.slice(2)
if (what === "serve") {
  const server = net.createServer({ allowHalfOpen: true }, (socket) => {
    socket.resume().on("end", () => socket.end("."))
  })
  server.listen(PORT, host, () => process.stdout.write("listening\n"))
} else {
  const socket = net.connect({ host, port: PORT })
  socket.once("connect", () => {
    const begun = performance.now()
    socket.end(Buffer.alloc(Number(octets)))
    socket.once("data", () => process.stdout.write(`${performance.now() - begun}\n`))
  })
}
