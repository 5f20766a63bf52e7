# Installs CTIP Desktop for the person who runs this, without administrator's rights: right-click, "Run with PowerShell".
# The program goes to %LOCALAPPDATA%\Programs\CTIP Desktop, with an entry in the Start menu. What was entered is kept
# elsewhere (%LOCALAPPDATA%\CTIP Desktop) and is not touched, neither now nor when the program is removed.
$ErrorActionPreference = "Stop"
$from = Split-Path -Parent (Split-Path -Parent (Split-Path -Parent (Split-Path -Parent (Split-Path -Parent $PSCommandPath))))
$to = Join-Path $env:LOCALAPPDATA "Programs\CTIP Desktop"
if (Test-Path $to) { Remove-Item -Recurse -Force $to }
New-Item -ItemType Directory -Force $to | Out-Null
Copy-Item -Recurse -Force (Join-Path $from "*") $to
$link = (New-Object -ComObject WScript.Shell).CreateShortcut(
    (Join-Path ([Environment]::GetFolderPath("Programs")) "CTIP Desktop.lnk"))
$link.TargetPath = Join-Path $to "CTIP Desktop.exe"
$link.WorkingDirectory = $to
$link.Save()
Write-Host "CTIP Desktop is installed. It is in the Start menu."
