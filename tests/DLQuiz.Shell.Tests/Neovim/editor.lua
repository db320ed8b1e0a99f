-- Opens a note with the language server, does what an author would do, and writes what the editor then knows as JSON.
-- Speaks to Neovim 0.7 (Debian 12) and later.
local report = {}
local buffer, client_id

local function wait(what, condition)
  if not vim.wait(30000, condition, 20) then
    error('never: ' .. what)
  end
end

-- Line and column, from 0, behind the first occurrence of a text.
local function place(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, true)) do
    local _, stop = line:find(text, 1, true)
    if stop then
      return number - 1, stop
    end
  end
  error('not there: ' .. text)
end

local function go(text)
  local line, column = place(text)
  vim.api.nvim_win_set_cursor(0, { line + 1, column })
end

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 30000)
  local answer = answers and answers[client_id]
  if not answer or answer.err or answer.error then
    error(method .. ': ' .. vim.inspect(answers))
  end
  return answer.result
end

local function findings()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(found, { line = one.lnum, column = one.col, stop = one.end_col, severity = one.severity, message = one.message, code = one.code or (one.user_data and one.user_data.lsp.code) })
  end
  table.sort(found, function(a, b) return a.line < b.line end)
  return found
end

local function act(text, title)
  go(text)
  local params = vim.lsp.util.make_range_params()
  params.context = { diagnostics = {} }
  for _, action in ipairs(ask('textDocument/codeAction', params)) do
    if vim.startswith(action.title, title) then
      vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
      return
    end
  end
  error('no action ' .. title)
end

local function run()
  buffer = vim.api.nvim_get_current_buf()
  local ended
  client_id = vim.lsp.start_client({
    name = 'dlquiz',
    cmd = { vim.env.DLQUIZ_PROGRAM, 'lsp' },
    root_dir = vim.fn.getcwd(),
    on_exit = function(code) ended = code end,
  })
  vim.lsp.buf_attach_client(buffer, client_id)

  wait('diagnostics', function() return #vim.diagnostic.get(buffer) > 0 end)
  report.opened = findings()

  -- A key pressed in a line with wide characters before it: only the change is sent.
  local line, column = place('Q ')
  vim.api.nvim_buf_set_text(buffer, line, column - 1, line, column, { '' })
  wait('other diagnostics', function()
    local found = findings()
    return #found > 0 and found[#found].code ~= report.opened[#report.opened].code
  end)
  report.edited = findings()

  go('answer: batch_norm')
  local list = ask('textDocument/completion', vim.lsp.util.make_position_params())
  report.completion = vim.lsp.util.text_document_completion_list_to_complete_items(list, 'batch_norm')

  go('answer: batch')
  report.hover = vim.lsp.util.convert_input_to_markdown_lines(ask('textDocument/hover', vim.lsp.util.make_position_params()).contents)

  go('answ')
  report.variant = vim.lsp.util.convert_input_to_markdown_lines(ask('textDocument/hover', vim.lsp.util.make_position_params()).contents)

  report.symbols = vim.lsp.util.symbols_to_items(ask('textDocument/documentSymbol', { textDocument = vim.lsp.util.make_text_document_params() }), buffer)

  act('Q: What', 'Stamp id')
  act('**Epoch', 'Accept suggestion')
  wait('the edited text to be judged', function()
    for _, one in ipairs(findings()) do
      if one.code == 'DLQ220' then
        return false
      end
    end
    return true
  end)
  report.lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, true)

  vim.lsp.stop_client(client_id)
  wait('the end', function() return ended ~= nil end)
  report.exit = ended
end

vim.api.nvim_create_autocmd('VimEnter', {
  callback = function()
    local fine, trouble = pcall(run)
    report.trouble = not fine and trouble or nil
    vim.fn.writefile({ vim.fn.json_encode(report) }, vim.env.DLQUIZ_REPORT)
    vim.cmd('qa!')
  end,
})
