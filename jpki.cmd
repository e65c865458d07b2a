@echo off
rem The command jpki, from a clone of the repository: builds it when the jar or its native part is missing, then runs it.
rem After a change of the sources delete jpki-cli\target\jpki.jar. docs\cli.md says what the command does.
setlocal
set "ROOT=%~dp0"
set "JAR=%ROOT%jpki-cli\target\jpki.jar"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo jpki: Java is missing: install a JDK, 17 or newer 1>&2
  exit /b 1
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
if %FEATURE% LSS 22 goto run
if exist "%NATIVE%" goto run

:build
where mvn >nul 2>&1
if errorlevel 1 (
  echo jpki: Maven is missing: install Maven, 3.8 or newer, to build the command 1>&2
  exit /b 1
)
echo jpki: building ^(the first time takes a minute or two^) ... 1>&2
pushd "%ROOT%"
call mvn -q -B package -pl jpki-cli -am -Pquick 1>&2
set "BUILT=%ERRORLEVEL%"
popd
if not "%BUILT%"=="0" (
  echo jpki: the build failed 1>&2
  exit /b 1
)

:run
"%JAVA%" -Xlog:disable -Xlog:all=error:stderr -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djdk.console=java.base -jar "%JAR%" %*
exit /b %ERRORLEVEL%
