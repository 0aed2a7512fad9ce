"""PowerDNS Authoritative with SQLite, durable before it answers: what a user would pick instead."""
import contextlib
import os
import shutil
import subprocess
import sys

from parts import Http, free_port, process, wait_until

SCHEMA = "/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql"


class PowerDns:
    """A server that is not running yet, its data in a folder of its own."""

    def __init__(self, path):
        if not shutil.which("pdns_server") or not os.path.exists(SCHEMA):
            raise SystemExit("PowerDNS is not here: apt-get install pdns-server pdns-backend-sqlite3")
        self.port = free_port()
        self.environment = None
        self.log = os.path.join(path, "pdns.log")
        self.config = os.path.join(path, "conf")
        database = os.path.join(path, "pdns.sqlite3")
        subprocess.run([sys.executable, "-c", "import sqlite3,sys; d=sqlite3.connect(sys.argv[1]); d.executescript(open(sys.argv[2]).read()); d.execute('pragma journal_mode=wal')", database, SCHEMA], check=True)
        os.makedirs(self.config)
        with open(os.path.join(self.config, "pdns.conf"), "w") as f:
            f.write("launch=gsqlite3\ngsqlite3-database=%s\ngsqlite3-pragma-synchronous=2\nlocal-address=127.0.0.1:%d\nsocket-dir=%s\n"
                    "webserver=yes\nwebserver-address=127.0.0.1\nwebserver-port=%d\napi=yes\napi-key=bench\nguardian=no\ndaemon=no\n"
                    "disable-syslog=yes\nloglevel=3\nwrite-pid=no\n" % (database, free_port(), path, self.port))

    def client(self):
        return Http(self.port, {"X-API-Key": "bench", "Connection": "close"})

    def load(self, zone, file):
        """Has PowerDNS's own tool store a zone file, and fails where it does not."""
        subprocess.run(["pdnsutil", "--config-dir=" + self.config, "load-zone", zone, file], check=True, capture_output=True)

    @contextlib.contextmanager
    def running(self):
        with process(self.log, "pdns_server", "--config-dir=" + self.config, env=self.environment) as p:
            wait_until("PowerDNS", lambda: self.client().call("GET", "/api/v1/servers/localhost")[0] == 200, log=self.log)
            yield p
