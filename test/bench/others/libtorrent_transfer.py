"""libtorrent (v2 only) over TCP on loopback: `seed` and `get`, each a process of its own."""
import json
import resource
import sys
import time

import libtorrent as lt

mode, torrent, folder, port = sys.argv[1:5]
session = lt.session({
    "listen_interfaces": f"127.0.0.1:{port}", "enable_dht": False, "enable_lsd": False, "enable_upnp": False, "enable_natpmp": False,
    "allow_multiple_connections_per_ip": True, "in_enc_policy": 2, "out_enc_policy": 2, "hashing_threads": 2,
    "enable_incoming_utp": False, "enable_outgoing_utp": False,
})
parameters = lt.add_torrent_params()
parameters.ti = lt.torrent_info(torrent)
parameters.save_path = folder
if mode == "seed":
    parameters.flags |= lt.torrent_flags.seed_mode
handle = session.add_torrent(parameters)
if mode == "seed":
    print("ready", flush=True)
    sys.stdin.read()
else:
    while handle.status().state in (lt.torrent_status.checking_files, lt.torrent_status.checking_resume_data):
        time.sleep(0.005)
    before = resource.getrusage(resource.RUSAGE_SELF)
    begun = time.perf_counter()
    handle.connect_peer(("127.0.0.1", int(sys.argv[5])))
    while not handle.status().is_seeding:
        time.sleep(0.005)
    seconds = time.perf_counter() - begun
    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    print(json.dumps({"seconds": seconds, "cpu": cpu, "peak": used.ru_maxrss / 1024}), flush=True)
