-- What wrk sends: one kind of request, with the number of each filled in. All comes from the environment.
local method, path, body = os.getenv("X_METHOD"), os.getenv("X_PATH"), os.getenv("X_BODY") or ""
local names, zones, tag = tonumber(os.getenv("X_NAMES") or "1"), tonumber(os.getenv("X_ZONES") or "1"), os.getenv("X_TAG") or "t"
local headers = {}
for line in string.gmatch(os.getenv("X_HEADERS") or "", "[^\n]+") do
  local name, value = string.match(line, "^([^:]+): (.*)$")
  headers[name] = value
end

-- Threads count apart, so that no two of them ever send the same new name.
local threads = 0
function setup(thread)
  thread:set("place", threads)
  threads = threads + 1
end

local count = 0
function request()
  count = count + 1
  local i = count * 8 + place
  local fill = { i = i, n = (i * 7919) % names, z = i % zones, p = i % 2, tag = tag,
                 ip = string.format("10.%d.%d.%d", math.floor(i / 65536) % 256, math.floor(i / 256) % 256, i % 256) }
  local function with(word) return tostring(fill[word]) end
  return wrk.format(method, (string.gsub(path, "{(%a+)}", with)), headers, body ~= "" and (string.gsub(body, "{(%a+)}", with)) or nil)
end

function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format('\nRESULT {"requests": %d, "seconds": %f, "errors": %d, "p50": %f, "p99": %f}\n', summary.requests,
    summary.duration / 1e6, e.connect + e.read + e.write + e.status + e.timeout, latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
