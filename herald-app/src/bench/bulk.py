"""A large zone into the engine and out of it again, beside PowerDNS in the same run."""
import contextlib
import hashlib
import os
import random
import re
import resource
import socket
import threading
import time

from parts import Engine, cpu_seconds, emit, folder, forget_peak, percentile, resident_mib
from peer import PowerDns

ZONE = "bulk.example"
OTHER = "other.example"


def record(n, salt):
    """One RRset: of twenty twelve A, three AAAA, two CNAME, one MX, two TXT."""
    kind = n % 20
    if kind < 12:
        return "A 10.%d.%d.%d" % ((n + salt) >> 16 & 255, (n + salt) >> 8 & 255, (n + salt) & 255)
    if kind < 15:
        return "AAAA 2001:db8:%x::%x:%x" % (salt & 0xffff, n >> 16, n & 0xffff)
    if kind < 17:
        return "CNAME host%d" % (n - n % 20 + salt % 12)
    if kind < 18:
        return "MX %d mail%d.example.net." % (10 + salt % 10, n % 7)
    return 'TXT "v=spf1 ip4:10.0.0.0/8 include:_spf%d.example.net ~all" "owner=%08d"' % (salt % 9, n)


def zone_text(records, salt=0, changed=frozenset(), zone=ZONE):
    """A zone file of so many RRsets besides SOA and NS; those in `changed` differ from the rest."""
    head = ("$ORIGIN %s.\n$TTL 3600\n@ IN SOA ns1.example.net. hostmaster.example.net. 1 7200 900 1209600 300\n"
            "@ IN NS ns1.example.net.\n@ IN NS ns2.example.net.\n" % zone)
    lines = ("host%d 300 IN %s\n" % (n, record(n, salt + 1 if n in changed else salt)) for n in range(records))
    return (head + "".join(lines)).encode()


class Exchange:
    """One request on a connection of its own: what came back, and when."""

    def __init__(self, port, method, path, headers, body=b""):
        request = ["%s %s HTTP/1.1" % (method, path), "Host: 127.0.0.1", "Connection: close", *headers]
        if body:
            request.append("Content-Length: %d" % len(body))
        with socket.create_connection(("127.0.0.1", port), timeout=300) as s:
            began = time.perf_counter()
            self.sent = len(body)
            s.sendall("\r\n".join([*request, "", ""]).encode())
            if body:
                s.sendall(body)
            self.receive(s, began)

    def receive(self, s, began):
        head, room = b"", bytearray(1 << 20)
        end = -1
        while end < 0 or len(head) <= end + 4:
            piece = s.recv(1 << 16)
            if not piece:
                break
            head += piece
            end = head.find(b"\r\n\r\n")
        self.first_byte = time.perf_counter() - began
        self.status = int(head.split(b" ", 2)[1])
        self.octets, self.tail = len(head) - end - 4, head[end + 4:]
        while True:
            length = s.recv_into(room)
            if not length:
                break
            self.octets += length
            self.tail = (self.tail + room[max(0, length - 400):length])[-400:]
        self.took = time.perf_counter() - began
        self.mb = max(self.octets, self.sent) / 1e6
        if self.status >= 300:
            raise SystemExit("status %d: %r" % (self.status, self.tail))


class Neighbour:
    """A tenant who changes a small zone again and again, and how long each change takes."""

    def __init__(self, engine):
        self.client = engine.client()
        self.client.call("POST", "/api/v1/zones", {"name": OTHER})
        self.stop = threading.Event()
        self.took = []

    def change(self):
        began = time.perf_counter()
        self.client.ok("PUT", "/api/v1/zones/%s/rrsets/www/A" % OTHER,
                       {"ttl": 60, "records": ["10.%d.%d.%d" % tuple(random.randrange(1, 250) for _ in range(3))]})
        self.took.append((time.perf_counter() - began) * 1000)

    def work(self):
        while not self.stop.wait(0.01):
            self.change()

    @contextlib.contextmanager
    def busy(self):
        self.took, self.stop = [], threading.Event()
        thread = threading.Thread(target=self.work)
        thread.start()
        try:
            yield
        finally:
            self.stop.set()
            thread.join()


class Herald:
    def __init__(self, engine, pid):
        self.engine, self.pid = engine, pid
        with open(engine.token_file("tenant")) as f:
            self.authorization = "Authorization: Bearer " + f.read().strip()
        self.neighbour = Neighbour(engine)

    def measured(self, what, exchange):
        forget_peak(self.pid)
        cpu = cpu_seconds(self.pid)
        done = exchange()
        emit(what, unit="s", took=done.took, cpu=cpu_seconds(self.pid) - cpu, mb=done.mb, mb_per_s=done.mb / done.took, first_byte_ms=done.first_byte * 1000,
             peak_mib=resident_mib(self.pid, "VmHWM"))
        return done

    def imports(self, what, text, zone=ZONE):
        headers = [self.authorization, "Content-Type: text/dns"]
        done = self.measured("import, " + what, lambda: Exchange(self.engine.port, "POST", "/api/v1/zones/%s/import" % zone, headers, text))
        if b'"change":' not in done.tail:
            raise SystemExit("import: %r" % done.tail)
        return done.took

    def exports(self, what):
        return self.measured("export, " + what, lambda: Exchange(self.engine.port, "GET", "/api/v1/zones/%s/export" % ZONE, [self.authorization]))

    def neighbours(self, what, work):
        """How long a neighbour's changes take meanwhile."""
        with self.neighbour.busy():
            work()
        waits = self.neighbour.took
        emit("a neighbour's one-RRset change during: " + what, unit="ms", n=len(waits), p50=percentile(waits, 50), p99=percentile(waits, 99), max=max(waits))

    def check_export(self):
        """That a client who looks finds the end mark, and the digest in it right."""
        text = self.engine.client().ok("GET", "/api/v1/zones/%s/export" % ZONE)
        last = text.rindex(b"\n", 0, -1) + 1
        mark = re.fullmatch(rb"; end zone \S+ serial \d+ records \d+ sha256 ([0-9a-f]{64})\n", text[last:])
        if not mark or hashlib.sha256(text[:last]).hexdigest().encode() != mark[1]:
            raise SystemExit("export: no end mark, or a wrong one: %r" % text[-200:])


def herald(args):
    with folder() as path:
        engine = Engine(path)
        engine.options("-Xmx" + args.heap)
        with engine.running() as p:
            h = Herald(engine, p.pid)
            took = []
            for zone in [ZONE, *("again%d.example" % n for n in range(1, max(2, args.runs)))]:
                engine.client().ok("POST", "/api/v1/zones", {"name": zone})
                took.append(h.imports("new zone" if zone == ZONE else "another new zone", zone_text(args.records, zone=zone), zone))
            texts = {salt: zone_text(args.records, salt) for salt in range(3)}
            few = frozenset(range(0, args.records, max(1, args.records // 100)))
            h.imports("equal text", texts[0])
            h.imports("100 RRsets differ", zone_text(args.records, changed=few))
            h.imports("all RRsets differ", texts[1])
            h.neighbours("nothing", lambda: time.sleep(2))
            h.neighbours("import, all RRsets differ", lambda: h.imports("all RRsets differ, beside a neighbour", texts[2]))
            first = h.exports("first of a version")
            again = min((h.exports("same version again") for _ in range(args.runs)), key=lambda done: done.took)
            h.imports("all RRsets differ", texts[1])
            h.neighbours("export, first of a version", lambda: h.exports("first of a version, beside a neighbour"))
            h.check_export()
            emit("disk", unit="MB", **{name: os.path.getsize(os.path.join(path, "data", name)) / 1e6 for name in os.listdir(os.path.join(path, "data")) if name.startswith("herald.db")})
        return took, first, again


def cpu_of_children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def powerdns(args):
    with folder() as path:
        peer = PowerDns(path)
        text = zone_text(args.records)
        file = os.path.join(path, ZONE)
        with open(file, "wb") as f:
            f.write(text)
        began, cpu = time.perf_counter(), cpu_of_children()
        peer.load(ZONE, file)
        took = time.perf_counter() - began
        emit("PowerDNS: import by pdnsutil load-zone", unit="s", took=took, cpu=cpu_of_children() - cpu, mb_per_s=len(text) / 1e6 / took)
        with peer.running() as p:
            forget_peak(p.pid)
            cpu = cpu_seconds(p.pid)
            done = Exchange(peer.port, "GET", "/api/v1/servers/localhost/zones/%s./export" % ZONE, ["X-API-Key: bench", "Accept: text/plain"])
            emit("PowerDNS: export by its API", unit="s", took=done.took, cpu=cpu_seconds(p.pid) - cpu, first_byte_ms=done.first_byte * 1000,
                 mb=done.mb, mb_per_s=done.mb / done.took, peak_mib=resident_mib(p.pid, "VmHWM"))
        return took, done


def bulk(args):
    theirs = powerdns(args)
    ours = herald(args)
    rate = lambda done: done.mb / done.took
    emit("bulk ratios, PowerDNS's time over Herald's", records=args.records, heap=args.heap, import_first=theirs[0] / ours[0][0], import_later=theirs[0] / min(ours[0][1:]),
         export_first=theirs[1].took / ours[1].took, export_again=theirs[1].took / ours[2].took)
    emit("bulk ratios, Herald's octets per second over PowerDNS's", export_first=rate(ours[1]) / rate(theirs[1]), export_again=rate(ours[2]) / rate(theirs[1]))
