# Completion of bincard in PowerShell: the program is asked what may come next.
# Put `bincard completions powershell | Out-String | Invoke-Expression` into $PROFILE.

Register-ArgumentCompleter -Native -CommandName bincard -ScriptBlock {
    param($word, $line, $cursor)
    $before = @($line.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object {
            if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
        })
    $program = $before[0]
    $words = @($before | Select-Object -Skip 1)
    & $program completions powershell ":$word" @words 2>$null | ForEach-Object {
        $value, $told = $_ -split "`t", 2
        if ($value) {
            $text = if ($value -match '[^\w.:=/@%+-]') { "'" + $value.Replace("'", "''") + "'" } else { $value }
            if (-not $told) { $told = $value }
            [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $told)
        }
    }
}
