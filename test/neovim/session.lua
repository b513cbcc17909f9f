-- Opens the Dockerfile of the working directory in Neovim, lets Seaworthy look at it, and takes the first repair it offers.
-- Arguments of the server's command line come from SEAWORTHY_COMMAND, as JSON. Prints what happened as JSON.

local function finish(result)
  io.stdout:write(vim.json.encode(result) .. "\n")
  vim.cmd("qall!")
end

local ok, failure = pcall(function()
  vim.cmd("edit Dockerfile")
  local buffer = vim.api.nvim_get_current_buf()
  local client_id = vim.lsp.start_client({
    name = "seaworthy",
    cmd = vim.json.decode(os.getenv("SEAWORTHY_COMMAND")),
    root_dir = vim.fn.getcwd(),
  })
  vim.lsp.buf_attach_client(buffer, client_id)

  local function diagnostic_of(code)
    for _, it in ipairs(vim.diagnostic.get(buffer)) do
      if it.code == code then return it end
    end
  end

  local arrived = vim.wait(10000, function() return diagnostic_of("root-user") ~= nil end, 20)
  if not arrived then error("no diagnostic of root-user: " .. vim.inspect(vim.diagnostic.get(buffer))) end
  local diagnostic = diagnostic_of("root-user")

  vim.api.nvim_win_set_cursor(0, { diagnostic.lnum + 1, diagnostic.col })
  local params = vim.lsp.util.make_range_params()
  params.context = { diagnostics = {}, only = { "quickfix" } }
  local answer = vim.lsp.buf_request_sync(buffer, "textDocument/codeAction", params, 10000)[client_id]
  local client = vim.lsp.get_client_by_id(client_id)
  local actions = answer.result
  local action = actions[1]
  if not action.edit then action = client.request_sync("codeAction/resolve", action, 10000, buffer).result end
  vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)

  local gone = vim.wait(10000, function() return diagnostic_of("root-user") == nil end, 20)
  finish({
    message = diagnostic.message,
    source = diagnostic.source,
    line = diagnostic.lnum,
    title = action.title,
    titles = vim.tbl_map(function(it) return it.title end, actions),
    lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false),
    gone = gone,
  })
end)
if not ok then finish({ failure = tostring(failure) }) end
