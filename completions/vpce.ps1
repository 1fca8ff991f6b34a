# Completions of vpce for PowerShell: `vpce completions powershell | Out-String | Invoke-Expression` in $PROFILE.
# What may stand at the cursor is known to `vpce __complete` alone. To have it for the name aws, too, add it to -CommandName.

Register-ArgumentCompleter -Native -CommandName vpce -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @()
    $at = -1
    foreach ($element in $commandAst.CommandElements) {
        $text = $element.Extent.Text
        if ($at -lt 0 -and $element.Extent.EndOffset -ge $cursorPosition) {
            $at = $words.Count
            if ($element.Extent.StartOffset -ge $cursorPosition) {
                $words += ''
            } else {
                $text = $text.Substring(0, $cursorPosition - $element.Extent.StartOffset)
            }
        }
        $words += $text
    }
    if ($at -lt 0) {
        $at = $words.Count
        $words += ''
    }
    # PowerShell before 7.3 drops empty arguments, where a quoted pair stands for one.
    $typed = $words[$at]
    $arguments = $words | ForEach-Object { if ($_ -eq '') { "''" } else { $_ } }
    & vpce __complete $at @arguments 2>$null | ForEach-Object {
        $word, $about = $_ -split "`t", 2
        if ($word -eq ':files') {
            $path = $typed.Substring([Math]::Min($about.Length, $typed.Length))
            [System.Management.Automation.CompletionCompleters]::CompleteFilename($path) | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new(
                    $about + $_.CompletionText, $_.ListItemText, $_.ResultType, $_.ToolTip)
            }
        } else {
            $tip = if ($about) { $about } else { $word }
            [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $tip)
        }
    }
}
