"""What the benchmarks are made of: processes on free loopback ports, an HTTP client, a DNS client, and arithmetic.

Python 3 standard library only. Every process is stopped by its process id.
"""
import contextlib
import http.client
import json
import os
import shutil
import signal
import socket
import statistics
import struct
import subprocess
import tempfile
import time

ROOT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", ".."))
ENGINE = os.environ.get("X_ENGINE") or os.path.join(ROOT, "herald-app/target/dist/koder-herald")
AGENT = os.path.join(ROOT, "adapters/koder-dns-sync/target/dist/koder-dns-sync")


def java_home():
    """The JDK that the project is built with."""
    return subprocess.run(["sh", "-c", ". .build/jdk.sh; find_jdk 25"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def percentile(values, p):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * p / 100))]


def emit(measure, **figures):
    rounded = {k: round(v, 4) if isinstance(v, float) else v for k, v in figures.items()}
    print(json.dumps({"measure": measure, **rounded}), flush=True)


def summary(values, scale=1000.0):
    ms = [v * scale for v in values]
    return {"n": len(ms), "p50": statistics.median(ms), "p95": percentile(ms, 95), "max": max(ms)}


def resident_mib(pid, figure="VmRSS"):
    """Resident memory now; with VmHWM the most since the last forget_peak."""
    with open("/proc/%d/status" % pid) as status:
        for line in status:
            if line.startswith(figure + ":"):
                return int(line.split()[1]) / 1024
    return 0.0


def cpu_seconds(pid):
    """Processor time that a process has taken, which tells more than the clock where a machine does other things too."""
    with open("/proc/%d/stat" % pid) as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def forget_peak(pid):
    with open("/proc/%d/clear_refs" % pid, "w") as f:
        f.write("5")


@contextlib.contextmanager
def folder():
    path = tempfile.mkdtemp(prefix="herald-bench-")
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def process(log, *command, **options):
    with open(log, "ab") as out:
        p = subprocess.Popen(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, **options)
    try:
        yield p
    finally:
        p.send_signal(signal.SIGTERM)
        try:
            p.wait(20)
        except subprocess.TimeoutExpired:
            p.kill()
            p.wait()


def wait_until(what, question, seconds=60.0, log=None):
    end = time.perf_counter() + seconds
    while True:
        with contextlib.suppress(OSError, http.client.HTTPException):
            if question():
                return
        if time.perf_counter() > end:
            raise SystemExit("%s: not within %ss\n%s" % (what, seconds, open(log).read()[-2000:] if log else ""))
        time.sleep(0.002)


class Http:
    """One keep-alive connection."""

    def __init__(self, port, headers=None, timeout=120):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
        self.headers = headers or {}

    def call(self, method, path, body=None, media_type="application/json"):
        headers = dict(self.headers)
        if body is not None:
            headers["Content-Type"] = media_type
            if not isinstance(body, (str, bytes)):
                body = json.dumps(body)
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read()

    def ok(self, method, path, body=None, media_type="application/json"):
        status, content = self.call(method, path, body, media_type)
        if status >= 300:
            raise SystemExit("%s %s: %d %s" % (method, path, status, content[:500]))
        return content


class Engine:
    """The engine in development mode, its data in a folder of its own."""

    def __init__(self, path, launcher=(ENGINE,), limited=False):
        self.path = path
        self.launcher = launcher
        self.environment = None
        self.port = free_port()
        self.config = os.path.join(path, "herald.conf")
        with open(self.config, "w") as f:
            f.write("listen = 127.0.0.1:%d\ndata-dir = data\ndevelopment.enabled = true\n"
                    "development.port = %d\n" % (self.port, free_port()))
            if not limited:
                f.writelines("limits.%s-rate = off\n" % kind for kind in ("read", "write", "bulk", "export"))
                f.write("quotas.zones = off\n")

    @property
    def log(self):
        return os.path.join(self.path, "engine.log")

    def command(self):
        return [*self.launcher, "serve", "--config", self.config]

    def options(self, java_opts):
        """Further options for the JVM, for what is started from now on."""
        self.environment = dict(os.environ, HERALD_JAVA_OPTS=java_opts)

    def is_ready(self):
        return Http(self.port, timeout=5).call("GET", "/readyz")[0] == 200

    @contextlib.contextmanager
    def running(self):
        with process(self.log, *self.command(), env=self.environment) as p:
            wait_until("the engine", self.is_ready, log=self.log)
            yield p

    def token_file(self, name):
        return os.path.join(self.path, "data", "development", name + ".token")

    def client(self):
        with open(self.token_file("tenant")) as f:
            return Http(self.port, {"Authorization": "Bearer " + f.read().strip()})


def dns_query(name, qtype, ident):
    labels = b"".join(bytes([len(x)]) + x.encode() for x in name.rstrip(".").split("."))
    return struct.pack(">HHHHHH", ident, 0, 1, 0, 0, 0) + labels + b"\0" + struct.pack(">HH", qtype, 1)


class Dns:
    """Asks one name server over UDP for A records."""

    def __init__(self, port):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.settimeout(1.0)
        self.socket.connect(("127.0.0.1", port))
        self.ident = 0

    def has_address(self, name, address):
        """Whether the answer holds this IPv4 address; the rdata of an A record is looked for as octets."""
        self.ident = self.ident % 65535 + 1
        self.socket.send(dns_query(name, 1, self.ident))
        try:
            answer = self.socket.recv(4096)
        except (TimeoutError, ConnectionRefusedError):
            return False
        return socket.inet_aton(address) in answer[12:]
