-- What wrk sends: list, key, row, create or move, for the tenants and records of a file ("number id" a line; for key, "number address").
-- wrk … URL -- WHAT RECORDS TOKENS THREADS [PAGE SIZE]
local started = 0

function setup(thread)
  thread:set("index", started)
  started = started + 1
end

local PARTNER = '{"code":"%s","name":"Aceros del Norte S.A. de C.V.","kind":"customer","rfc":"ABC010203AB1","email":"ventas@example.com",'
  .. '"phone":"55 1234 5678","taxRegime":"601","creditLimit":"50000.00","active":true}'

local function lines_of(file)
  local lines = {}
  for line in io.lines(file) do lines[#lines + 1] = line end
  return lines
end

local requests = {
  list = function(headers) return wrk.format("GET", "/api/partners?page=" .. page .. "&size=" .. size .. "&sort=name,asc", headers) end,
  key = function(headers, address) return wrk.format("GET", address, headers) end,
  row = function(headers, id) return wrk.format("GET", "/api/partners/" .. id, headers) end,
  move = function(headers, id) return wrk.format("POST", "/api/inventory/moves/" .. id .. "/confirm", headers) end,
}

function init(args)
  what, step, page, size = args[1], tonumber(args[4]), args[5] or "0", args[6] or "50"
  next_one, made = index + 1, 0
  records = lines_of(args[2])
  run = os.time()
  local tokens = lines_of(args[3])
  headers = {}
  for number, token in ipairs(tokens) do
    headers[number] = { ["Authorization"] = "Bearer " .. token, ["X-ERP"] = "1", ["Content-Type"] = "application/json" }
  end
end

-- Each thread takes the records whose turn is its own, from the first one again where they may come twice.
function request()
  local record = records[next_one]
  if record == nil then
    if what == "move" then wrk.thread:stop() end
    next_one = index + 1
    record = records[next_one]
  end
  next_one = next_one + step
  local number, id = record:match("(%d+) (%S+)")
  local sender = headers[tonumber(number)]
  if what == "create" then
    made = made + 1
    return wrk.format("POST", "/api/partners", sender, PARTNER:format(("W-%d-%d-%d"):format(run, index, made)))
  end
  return requests[what](sender, id)
end

-- Latencies in microseconds, as wrk corrects them.
function done(summary, latency)
  local errors = summary.errors
  print(string.format("measured %d %.1f %d %d %d", summary.requests, summary.requests / summary.duration * 1e6,
    latency:percentile(50), latency:percentile(99), errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
