@echo off
rem The command jpki, from a clone of the repository: builds it when the jar is missing, then runs it.
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

if exist "%JAR%" goto run
where mvn >nul 2>&1
if errorlevel 1 (
  echo jpki: Maven is missing: install Maven, 3.8 or newer, to build the command 1>&2
  exit /b 1
)
echo jpki: building ^(the first time takes a minute or two^) ... 1>&2
pushd "%ROOT%"
call mvn -q -B package -pl jpki-cli -am -DskipTests -DskipTestCompile -Dmaven.compiler.failOnWarning=false -Denforcer.skip -Dspotless.check.skip -Danimal.sniffer.skip -Dmaven.source.skip -Dmaven.javadoc.skip 1>&2
set "BUILT=%ERRORLEVEL%"
popd
if not "%BUILT%"=="0" (
  echo jpki: the build failed 1>&2
  exit /b 1
)

:run
"%JAVA%" -Xlog:disable -Xlog:all=error:stderr -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djdk.console=java.base -jar "%JAR%" %*
exit /b %ERRORLEVEL%
