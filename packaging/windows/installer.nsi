; Per user or per machine; `/S` silent, `/CurrentUser` or `/AllUsers`, `/D=<folder>` last. The uninstaller takes `/S` and `/DELETEDATA`.
; Defines come from nsis.ts: APP_ID APP_NAME APP_TITLE APP_VERSION PUBLISHER EXE ICON OUT FILES_IN FILES_OUT TOAST_CLSID UNINSTALL_KEY ASSOCIATIONS COMPRESSOR
; As 64-bit as the app itself.
Target amd64-unicode
ManifestDPIAware true
!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_INSTALLMODE_INSTDIR "${APP_TITLE}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${UNINSTALL_KEY}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "UninstallString"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${UNINSTALL_KEY}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "InstallLocation"
!define MULTIUSER_USE_PROGRAMFILES64
!include MultiUser.nsh
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

Name "${APP_TITLE}"
OutFile "${OUT}"
SetCompressor /SOLID ${COMPRESSOR}
BrandingText "${APP_TITLE} ${APP_VERSION}"
VIProductVersion "${APP_VERSION}.0"
VIAddVersionKey ProductName "${APP_TITLE}"
VIAddVersionKey CompanyName "${PUBLISHER}"
VIAddVersionKey FileDescription "${APP_TITLE}"
VIAddVersionKey FileVersion "${APP_VERSION}"
VIAddVersionKey ProductVersion "${APP_VERSION}"
VIAddVersionKey LegalCopyright "${PUBLISHER}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXE}"
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE SimpChinese

LangString AskData ${LANG_ENGLISH} "Also delete your settings, notes and the local copy of your calls? They cannot be brought back."
LangString AskData ${LANG_SIMPCHINESE} "是否同时删除你的设置、备注和本机的通话记录？删除后无法恢复。"
LangString Comment ${LANG_ENGLISH} "Dial and see your calls beside your SIP phone"
LangString Comment ${LANG_SIMPCHINESE} "坐席拨号与通话记录"

!define LINK "${APP_ID}.link"
!define CAPABILITIES "Software\${APP_TITLE}\Capabilities"

!macro EndRunningApp
  nsExec::Exec 'taskkill /IM "${EXE}"'
  Pop $0
  ${If} $0 = 0
    Sleep 3000
    nsExec::Exec 'taskkill /F /IM "${EXE}"'
    Pop $0
  ${EndIf}
!macroend

; The id under which Windows shows our notifications stands in the shortcut, and so does what is started when one of them is clicked.
Function CreateShortcutWithId
  Delete "$SMPROGRAMS\${APP_TITLE}.lnk"
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IShellLink::SetPath} $0 '("$INSTDIR\${EXE}").r1'
    ${IShellLink::SetDescription} $0 '("$(Comment)").r1'
    ${IShellLink::SetWorkingDirectory} $0 '("$INSTDIR").r1'
    ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r1)'
    ${If} $1 P<> 0
      System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r2'
      System::Call '*(&w128 "${APP_ID}")p.r4'
      System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_LPWSTR},,p r4)p.r3'
      ${IPropertyStore::SetValue} $1 '($2,$3)'
      System::Free $2
      System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ToastActivatorCLSID})p.r2'
      System::Call '*(g "${TOAST_CLSID}")p.r5'
      System::Call '*$3${SYSSTRUCT_PROPVARIANT}(${VT_CLSID},,p r5)'
      ${IPropertyStore::SetValue} $1 '($2,$3)'
      ${IPropertyStore::Commit} $1 ""
      System::Free $2
      System::Free $3
      System::Free $4
      System::Free $5
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${If} $1 P<> 0
      ${IPersistFile::Save} $1 '("$SMPROGRAMS\${APP_TITLE}.lnk",1)'
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
  ${IfNot} ${FileExists} "$SMPROGRAMS\${APP_TITLE}.lnk"
    CreateShortcut "$SMPROGRAMS\${APP_TITLE}.lnk" "$INSTDIR\${EXE}"
  ${EndIf}
FunctionEnd

; Links: our own ProgId, offered in Windows' page of default apps. Whoever has tel: now keeps it until somebody chooses us there.
!macro Register
  WriteRegStr SHCTX "Software\Classes\${LINK}" "" "${APP_TITLE}"
  WriteRegStr SHCTX "Software\Classes\${LINK}" "FriendlyTypeName" "${APP_TITLE}"
  WriteRegStr SHCTX "Software\Classes\${LINK}" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\${LINK}\Application" "AppUserModelID" "${APP_ID}"
  WriteRegStr SHCTX "Software\Classes\${LINK}\Application" "ApplicationName" "${APP_TITLE}"
  WriteRegStr SHCTX "Software\Classes\${LINK}\DefaultIcon" "" "$INSTDIR\${EXE},0"
  WriteRegStr SHCTX "Software\Classes\${LINK}\shell\open\command" "" '"$INSTDIR\${EXE}" -- "%1"'
  WriteRegStr SHCTX "Software\Classes\${APP_NAME}" "" "URL:${APP_TITLE}"
  WriteRegStr SHCTX "Software\Classes\${APP_NAME}" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\${APP_NAME}\shell\open\command" "" '"$INSTDIR\${EXE}" -- "%1"'
  WriteRegStr SHCTX "Software\Classes\CLSID\${TOAST_CLSID}\LocalServer32" "" '"$INSTDIR\${EXE}"'
  WriteRegStr SHCTX "${CAPABILITIES}" "ApplicationName" "${APP_TITLE}"
  WriteRegStr SHCTX "${CAPABILITIES}" "ApplicationDescription" "$(Comment)"
  WriteRegStr SHCTX "${CAPABILITIES}" "ApplicationIcon" "$INSTDIR\${EXE},0"
  !include "${ASSOCIATIONS}"
  WriteRegStr SHCTX "Software\RegisteredApplications" "${APP_TITLE}" "${CAPABILITIES}"
  WriteRegStr SHCTX "Software\Microsoft\Windows\CurrentVersion\App Paths\${EXE}" "" "$INSTDIR\${EXE}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${APP_TITLE}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${APP_VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${EXE},0"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" $0
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Function .onInit
  SetRegView 64
  !insertmacro MULTIUSER_INIT
FunctionEnd

Function un.onInit
  SetRegView 64
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

Section
  !insertmacro EndRunningApp
  ; Files of an older version that the new one no longer has; what belongs to the agent stays.
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ExecWait '"$INSTDIR\uninstall.exe" /S _?=$INSTDIR'
  ${EndIf}
  !include "${FILES_IN}"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  Call CreateShortcutWithId
  !insertmacro Register
SectionEnd

Section Uninstall
  !insertmacro EndRunningApp
  !include "${FILES_OUT}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${APP_TITLE}.lnk"
  DeleteRegKey SHCTX "Software\Classes\${LINK}"
  DeleteRegKey SHCTX "Software\Classes\${APP_NAME}"
  DeleteRegKey SHCTX "Software\Classes\CLSID\${TOAST_CLSID}"
  DeleteRegValue SHCTX "Software\RegisteredApplications" "${APP_TITLE}"
  DeleteRegKey SHCTX "Software\${APP_TITLE}"
  DeleteRegKey SHCTX "Software\Microsoft\Windows\CurrentVersion\App Paths\${EXE}"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  ; What the app itself has asked Windows for: the start at login.
  DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "${APP_ID}"
  DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "${APP_ID}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  ; Data lies in the profile of whoever uninstalls, also where the app was installed for everybody.
  SetShellVarContext current
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DELETEDATA" $1
  ${IfNot} ${Errors}
    RMDir /r "$LOCALAPPDATA\${APP_TITLE}"
    RMDir /r "$APPDATA\${APP_TITLE}"
  ${ElseIfNot} ${Silent}
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(AskData)" IDNO keep
    RMDir /r "$LOCALAPPDATA\${APP_TITLE}"
    RMDir /r "$APPDATA\${APP_TITLE}"
    keep:
  ${EndIf}
SectionEnd
