@echo off
rem The command jpki: runs the jar. From a clone of the repository it builds it first, when sources are newer than the jar,
rem or when the jar or its native part is missing. .\package puts the same file into bin, beside lib\jpki.jar. docs\cli.md
rem says what the command does.
setlocal
rem The modules whose sources are in the jar.
set "MODULES=core jca reset documents kiosk-web transport-pcsc testcard cli"
set "ROOT=%~dp0"
set "JAR=%ROOT%jpki-cli\target\jpki.jar"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo jpki: Java is missing: install Java 17 or newer 1>&2
  exit /b 1
)
if not exist "%ROOT%jpki-cli\pom.xml" (
  set "JAR=%ROOT%..\lib\jpki.jar"
  goto run
)

rem The native backend for PC/SC is compiled by a JDK 22 or later alone; a jar that an older one built lacks it.
set "NATIVE=%ROOT%jpki-transport-pcsc\target\classes\META-INF\versions\22"
set "FEATURE=0"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\javac.exe" (
  for /f "tokens=2 delims== " %%v in ('findstr /b "JAVA_VERSION=" "%JAVA_HOME%\release"') do (
    for /f "delims=.-+" %%f in ("%%~v") do set "FEATURE=%%f"
  )
)
if not exist "%JAR%" goto build
if %FEATURE% GEQ 22 if not exist "%NATIVE%" goto build

rem cmd cannot compare times, PowerShell can, which takes about a quarter of a second; where it does not run, the jar is
rem taken as it is. Paths come by the environment, so that no character in them is read as code. It gets no input, or it
rem would take what is typed for jpki.
powershell -NoProfile -NonInteractive -Command ^
  "Set-Location -LiteralPath $env:ROOT;" ^
  "$built = (Get-Item -LiteralPath $env:JAR).LastWriteTimeUtc;" ^
  "$folders = $env:MODULES.Split(' ') | ForEach-Object { 'jpki-' + $_ + '\src\main' };" ^
  "$sources = @(Get-Item pom.xml, jpki-*\pom.xml) + @(Get-ChildItem -Recurse $folders);" ^
  "if ($sources | Where-Object { $_.LastWriteTimeUtc -gt $built }) { exit 3 }" <nul >nul 2>&1
if not "%ERRORLEVEL%"=="3" goto run

:build
where mvn >nul 2>&1
if errorlevel 1 (
  echo jpki: Maven is missing: install Maven, 3.8 or newer, to build the command 1>&2
  exit /b 1
)
echo jpki: building ^(the first time takes a minute or two^) ... 1>&2
rem An older JDK would leave it as it is, whatever the sources are now.
if exist "%NATIVE%" rd /s /q "%NATIVE%"
pushd "%ROOT%"
call mvn -q -B package -pl jpki-cli -am -Pquick 1>&2
set "BUILT=%ERRORLEVEL%"
popd
if not "%BUILT%"=="0" (
  echo jpki: the build failed 1>&2
  exit /b 1
)

:run
if not "%JPKI_DSS%"=="" goto dss
"%JAVA%" -Xlog:disable -Xlog:all=error:stderr -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djdk.console=java.base -jar "%JAR%" %*
exit /b %ERRORLEVEL%

rem EU DSS and jpki-documents-dss, which are not in the jar (docs/documents.md).
:dss
"%JAVA%" -Xlog:disable -Xlog:all=error:stderr -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djdk.console=java.base -cp "%JAR%;%JPKI_DSS%\*" --enable-native-access=ALL-UNNAMED io.github.jpki4j.cli.Main %*
exit /b %ERRORLEVEL%
